"""What all tests share."""

from hypothesis import settings

# These machines are noisy, and the first use of jieba takes a second: no test is judged by its time.
settings.register_profile("bot", deadline=None)
settings.load_profile("bot")
