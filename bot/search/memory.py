"""What was made of the last few texts and questions: one of them is looked at from many sides."""

from collections.abc import Callable, Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def remembered(memory: dict[K, V], key: K, make: Callable[[K], V], most: int) -> V:
    """What was made of the key, now or lately. No `lru_cache`: in it, whoever remembers would refer to itself, and stay in
    memory when the next one takes its place.
    """
    found = memory.get(key)
    if found is None:
        if len(memory) >= most:
            memory.clear()
        found = memory[key] = make(key)
    return found
