"""The command line. Turns a BotError into one line and its exit code."""

import argparse
import datetime as dt
import json
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import BotError
from bot.version import version

if TYPE_CHECKING:
    from bot.dialogue.messages import Kind

    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

LONGEST_DAYS = 3650  # as RETENTION_DAYS may be
MOST = 1_000_000

# What a command needs is imported when it runs, so that --help is there at once.


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except BotError as trouble:
        print(f"sanming-bot: {trouble}", file=sys.stderr)
        return trouble.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sanming-bot", description="Answers investors' questions about Sanming (三明) from its pages."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show which version this is, and where")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_answering(commands)
    _add_pages(commands)
    _add_record(commands)
    return parser


class _Version(argparse.Action):
    """Looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(version())
        parser.exit()


def _add_answering(commands: "_Commands") -> None:
    """What answers."""
    run = _command(commands, "run", "answer on Telegram")
    run.set_defaults(command=_run)

    chat = _command(commands, "chat", "talk to the bot here in the terminal")
    chat.set_defaults(command=_chat)

    ask = _command(commands, "ask", "answer one question and record nothing")
    ask.add_argument("question", nargs="*", help="the question")
    ask.add_argument("--json", action="store_true", help="print one JSON object a reply")
    ask.add_argument("--lang", choices=("en", "zh"), help="language of the reply (default: the question's)")
    ask.add_argument("--explain", action="store_true", help="with --json: add what the reply was decided on")
    ask.add_argument("--batch", metavar="FILE", help="with --json: ask every line of a file of JSON objects")
    ask.set_defaults(command=_ask)

    preview = _command(commands, "preview", "show an answer and why it is given")
    preview.add_argument("question", nargs="+", help="the question")
    preview.set_defaults(command=_preview)


def _add_pages(commands: "_Commands") -> None:
    """What is done with the pages."""
    check = _command(commands, "check", "say what is wrong in the knowledge folder")
    check.add_argument("--strict", action="store_true", help="count notes as errors")
    check.add_argument("--all", action="store_true", help="show every note by itself")
    only = check.add_mutually_exclusive_group()
    only.add_argument("--stale", action="store_true", help="list the pages that lapsed or are due")
    only.add_argument("--unchecked", action="store_true", help="list the pages that nobody has checked")
    only.add_argument("--coverage", action="store_true", help="show which topics the pages answer")
    check.set_defaults(command=_check)

    bring_in = _command(commands, "import", "make draft pages of web pages, Word documents and PDFs")
    bring_in.add_argument("sources", nargs="+", metavar="FILE-OR-ADDRESS", help="a file, or http(s)://…")
    bring_in.set_defaults(command=_import)

    find = _command(commands, "find", "list every line of the pages that has a text or a figure")
    find.add_argument("text", nargs="+", help="what to look for; 2.29万 also finds 22,900")
    find.set_defaults(command=_find)

    gaps = _command(commands, "gaps", "group what was not answered well, and start a page for a group")
    gaps.add_argument("--days", type=_days, default=30, metavar="N", help="how far back (default: 30)")
    gaps.add_argument("--write", type=_count, metavar="NUMBER", help="write a draft page for this group")
    gaps.set_defaults(command=_gaps)

    replay = _command(commands, "replay", "ask the recorded questions again and show what would change")
    replay.add_argument("--days", type=_days, default=30, metavar="N", help="how far back (default: 30)")
    replay.add_argument(
        "--knowledge", type=Path, metavar="DIR", help="compare a copy of the folder with the folder itself"
    )
    replay.set_defaults(command=_replay)

    evaluate = _command(commands, "evaluate", "measure the answers to a file of questions")
    evaluate.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl")
    evaluate.add_argument("--knowledge", type=Path, metavar="DIR", help="another folder than the settings'")
    evaluate.add_argument("--json", action="store_true", help="print one JSON object")
    evaluate.set_defaults(command=_evaluate)


def _add_record(commands: "_Commands") -> None:
    """What is done with the record."""
    log = _command(commands, "log", "show the last questions and answers")
    among = log.add_mutually_exclusive_group()
    among.add_argument(
        "--unanswered", action="store_true", help="only those that were handed off or asked back"
    )
    among.add_argument(
        "--quoted", metavar="SENTENCE-OR-PAGE", help="to whom this was said, or a page such as tax.en quoted"
    )
    among.add_argument("--conversation", metavar="NAME", help="the turns of this one, and whole")
    among.add_argument(
        "--person",
        action="store_true",
        help="only those who asked for a person, or to have their data deleted",
    )
    among.add_argument("--disliked", action="store_true", help="only the replies that were marked 👎")
    log.add_argument(
        "--json", action="store_true", help="with --conversation: print all that is kept, a row a line"
    )
    log.add_argument("--days", type=_days, metavar="N", help="how far back")
    log.add_argument("--last", type=_count, metavar="N", help="how many (without --days: 20)")
    log.set_defaults(command=_log)

    forget = _command(commands, "forget", "erase everything recorded of one conversation")
    forget.add_argument("conversation", help="its name as `log` shows it, like telegram:42:0:42")
    forget.set_defaults(command=_forget)

    backup = _command(commands, "backup", "copy the record into a new file, also while the bot runs")
    backup.add_argument("file", type=Path, metavar="FILE", help="a name that is still free")
    backup.set_defaults(command=_backup)

    restore = _command(commands, "restore", "put a backup in the place of the record; stop the bot first")
    restore.add_argument("file", type=Path, metavar="FILE", help="what `backup` wrote")
    restore.set_defaults(command=_restore)


def _command(commands: "_Commands", name: str, what: str) -> argparse.ArgumentParser:
    """One that says what it does among the others and by itself."""
    return commands.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")


def _days(text: str) -> int:
    return _number(text, LONGEST_DAYS)


def _count(text: str) -> int:
    return _number(text, MOST)


def _number(text: str, most: int) -> int:
    if not re.fullmatch("[0-9]{1,9}", text) or not 1 <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to {most}")
    return int(text)


def _run(options: argparse.Namespace) -> int:
    from bot import service

    service.run()
    return 0


def _chat(options: argparse.Namespace) -> int:
    from bot import service
    from bot.channels.terminal import chat

    with service.desk() as desk:
        chat(desk)
    return 0


def _ask(options: argparse.Namespace) -> int:
    from bot import app
    from bot.workshop.ask import as_json

    if options.batch:
        if options.question or options.lang:
            raise BotError("--batch: the file holds the questions and their “lang”; leave them out here.")
        return _ask_batch(options)
    question = " ".join(options.question)
    if not question.strip():
        raise BotError("ask: what is the question? Write it behind the command, or use --batch FILE.")
    reply = app.asker(warn=_warn).ask(question, lang=options.lang)
    if options.json:
        print(json.dumps(as_json(reply, explain=options.explain), ensure_ascii=False))
    else:
        from bot.dialogue.plain import plain_text

        print(plain_text(reply))
    return 0


def _warn(line: str) -> None:
    print(line, file=sys.stderr)


def _ask_batch(options: argparse.Namespace) -> int:
    from bot import app

    bad = False
    try:
        with Path(options.batch).open(encoding="utf-8-sig", errors="surrogateescape") as file:
            for answer in app.asker(warn=_warn).batch(file, explain=options.explain):
                bad = bad or "error" in answer
                print(json.dumps(answer, ensure_ascii=False), flush=True)
    except OSError as trouble:
        raise BotError(f"--batch: {options.batch} cannot be read ({trouble.strerror}).") from None
    return 1 if bad else 0


def _preview(options: argparse.Namespace) -> int:
    from bot import app

    for line in app.preview(" ".join(options.question)):
        print(line)
    return 0


def _check(options: argparse.Namespace) -> int:
    from bot import app
    from bot.workshop.check import every_problem, report, stale, unchecked

    if options.coverage:
        print("\n".join(app.coverage()))
        return 0
    library = app.library()
    today = dt.datetime.now(dt.UTC).date()
    if options.stale or options.unchecked:
        print("\n".join(stale(library, today) if options.stale else unchecked(library)))
        return 0
    library = replace(library, problems=tuple(every_problem(library, today)))
    for line in report(library, every_note=options.all):
        print(line)
    severities = {problem.severity for problem in library.problems}
    return 1 if "error" in severities or (options.strict and severities) else 0


def _import(options: argparse.Namespace) -> int:
    from bot import app
    from bot.workshop.bring_in import bring_in

    folder, failed = app.knowledge_folder(), False
    for source in options.sources:
        try:
            print("\n".join(bring_in(source, folder).lines))
        except BotError as trouble:
            print(trouble, file=sys.stderr)
            failed = True
    return 1 if failed else 0


def _find(options: argparse.Namespace) -> int:
    from bot import app

    text = " ".join(options.text)
    if not text.strip():
        raise BotError("find: what is to be found? Write a figure or some words behind the command.")
    lines = app.lines_with(text)
    for line in lines:
        print(f"{line.path}:{line.number}: {line.text}")
    pages = len({line.path for line in lines})
    print(f"Lines: {len(lines)}, files: {pages}. 共 {len(lines)} 行，{pages} 个文件。")
    return 0 if lines else 1


def _gaps(options: argparse.Namespace) -> int:
    from bot import app
    from bot.workshop.gaps import report

    found = app.gaps(options.days)
    if options.write is None:
        print("\n".join(report(found)))
        return 0
    if options.write > len(found):
        raise BotError(f"--write: there is no group {options.write}; `sanming-bot gaps` shows {len(found)}.")
    gap = found[options.write - 1]
    for path in app.start_page(gap):
        print(path)
    for asked in gap.questions:
        print(f"  {asked.text}")
    print("Write the answer and its source into both, then move them out of _drafts.")
    print("请在两个文件中写上答案和来源，然后移出 _drafts 文件夹。")
    return 0


def _log(options: argparse.Namespace) -> int:
    from bot import app
    from bot.dialogue.messages import OPEN
    from bot.workshop.log import heard, lines, wrapped

    if options.quoted is not None:
        if not options.quoted.strip():
            raise BotError("--quoted: which sentence or page? Copy it from an answer, a page or the log.")
        print("\n".join(heard(app.turns_saying(options.quoted))))
        return 0
    if options.conversation is not None:
        return _log_of(options.conversation, as_json=options.json)
    if options.json:
        raise BotError("--json: of whom? It goes with --conversation NAME.")
    count: int | None = options.last or (None if options.days else 20)
    kinds: Sequence[Kind] = OPEN if options.unanswered else ("contact",) if options.person else ()
    found = app.last_turns(count + 1 if count else None, options.days, kinds, disliked=options.disliked)
    there_are_more = bool(count and len(found) > count)
    found = found[-count:] if count else found
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for turn in found:
        for line in lines(turn):
            print("\n".join(wrapped(line, width)) if width else line)
        print()
    if not found:
        print(_nothing(options))
    if there_are_more:
        print(f"These are the last {count}; --last N shows more, --days 7 all of a week.", file=sys.stderr)
    if found and options.person:
        print("The bot passes nothing on: they were given the e-mail and the phone.", file=sys.stderr)
    return 0


def _log_of(conversation: str, *, as_json: bool) -> int:
    from bot import app

    found = list((app.everything_of if as_json else app.log_of)(conversation))
    print("\n".join(found) if found else _nothing_of(conversation), file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


def _nothing_of(conversation: str) -> str:
    return f"Nothing is recorded of {conversation}; `sanming-bot log` shows the names."


def _nothing(options: argparse.Namespace) -> str:
    if options.unanswered or options.person:
        return "No question was left open." if options.unanswered else "Nobody asked for a person."
    if options.disliked:
        return "No reply was marked 👎."
    return (
        f"Nothing was asked in the last {options.days} days." if options.days else "Nothing is recorded yet."
    )


def _evaluate(options: argparse.Namespace) -> int:
    from bot import app
    from bot.workshop import evaluate
    from bot.workshop.question_set import read_cases

    cases = read_cases(options.questions)
    asker = app.asker(options.knowledge)
    results = evaluate.run(cases, asker.ask, evaluate.progress_bar(sys.stderr))
    found = {name: evaluate.measure(part) for name, part in evaluate.by_language(results).items()}
    if options.json:
        print(json.dumps({name: asdict(measures) for name, measures in found.items()}, ensure_ascii=False))
    else:
        print("\n".join(evaluate.report(found)))
    return 0


def _replay(options: argparse.Namespace) -> int:
    from bot import app
    from bot.workshop.evaluate import progress_bar

    for line in app.replay(options.days, options.knowledge, progress_bar(sys.stderr)):
        print(line)
    return 0


def _forget(options: argparse.Namespace) -> int:
    from bot import app

    gone, in_the_way = app.forget(options.conversation)
    if gone:
        former = app.former_record()
        others = f"Backups and {former} still hold it." if former else "Backups still hold it."
        print(f"Everything recorded of {options.conversation} is erased ({gone} turns). {others}")
    else:
        print(_nothing_of(options.conversation), file=sys.stderr)
    if in_the_way:
        print(
            f"What was erased may still be found in the database's file ({in_the_way}); run the same command again.",
            file=sys.stderr,
        )
    return 0 if gone and not in_the_way else 1


def _backup(options: argparse.Namespace) -> int:
    from bot import app

    app.back_up(options.file)
    print(f"The record is copied to {options.file.resolve()}. It holds what people asked: keep it safe.")
    return 0


def _restore(options: argparse.Namespace) -> int:
    from bot import app

    place, former = app.restore(options.file)
    print(f"{options.file} is the record now: {place}.")
    if former:
        print(f"The former one is {former}; delete it when all is well.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
