"""Questions that nobody answered: grouped by subject, put on a page, answered from it."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue.messages import Question, Reply, Turn
from bot.records import turns
from bot.records.database import open_database
from bot.records.rows import turn_row
from bot.records.turns import RecordedTurn
from bot.search.index import Index
from bot.workshop.dictionary import senses
from bot.workshop.draft import write_draft
from bot.workshop.gaps import Gap, grouped
from tests.command_line import bot, folder_with_pages
from tests.pages import write_pages

SEEDED = Path(__file__).parent / "unanswered"
KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def sanming() -> Index:
    return Index(load_library(KNOWLEDGE))


@pytest.fixture(scope="module")
def lanport(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return Index(load_library(write_pages(tmp_path_factory.mktemp("town"))))


def recorded(*questions: str) -> list[RecordedTurn]:
    """As turns that were handed off, one an hour."""
    return [
        RecordedTurn(
            f"{number:016x}", "telegram:1:0:1", NOW + dt.timedelta(hours=number), "en", question, None,
            "handoff", "", (), None, "", 1.0, None, False,
        )
        for number, question in enumerate(questions)
    ]  # fmt: skip


def seeded(name: str) -> dict[str, str]:
    """Each question of a set with its subject."""
    subject, found = "", {}
    for line in (SEEDED / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            subject = line[2:]
        else:
            found[line] = subject
    return found


def texts(gap: Gap) -> list[str]:
    return [asked.text for asked in gap.questions]


@pytest.mark.parametrize("name", ["first", "second", "third"])
def test_fifty_questions_on_eight_subjects_give_few_groups_and_none_mixes_subjects(
    sanming: Index, name: str
) -> None:
    subjects = seeded(name)
    assert (len(subjects), len(set(subjects.values()))) == (50, 8)
    found = grouped(recorded(*subjects), sanming)
    assert sum(gap.count for gap in found) == 50
    assert len(found) <= 12
    assert [gap for gap in found if len({subjects[text] for text in texts(gap)}) > 1] == []


def test_the_same_question_is_counted_and_its_newest_wording_shown(lanport: Index) -> None:
    (gap,) = grouped(recorded("Is there a casino?", "is there a CASINO", "有赌场吗？", "有賭場嗎"), lanport)
    assert (gap.count, texts(gap)) == (4, ["有賭場嗎", "is there a CASINO"])
    assert (gap.wordings("en"), gap.wordings("zh")) == (("is there a CASINO",), ("有賭場嗎",))
    assert gap.dates == (NOW.date(), NOW.date())


def test_what_was_asked_most_comes_first_and_what_has_no_word_stands_alone(lanport: Index) -> None:
    found = grouped(recorded("???", "Any beach hotels?", "which beach hotels", "how much?"), lanport)
    assert [gap.count for gap in found] == [2, 1, 1]
    assert grouped((), lanport) == ()


def test_what_one_asks_of_anything_makes_no_group(lanport: Index) -> None:
    found = grouped(
        recorded("What does golf cost?", "what does a casino cost", "打高尔夫球价格多少？", "赌场的价格"),
        lanport,
    )
    assert sorted(gap.count for gap in found) == [2, 2]


def test_a_persons_number_or_address_is_no_question_for_a_page(lanport: Index) -> None:
    personal = ("My number is 0044 20 7946 0000, John Miller", "write to john@example.com about casinos")
    (gap,) = grouped(recorded(*personal, "Is there a casino for 2500000 yuan?"), lanport)
    assert texts(gap) == ["Is there a casino for 2500000 yuan?"]


def test_two_hand_off_subjects_are_never_put_together(tmp_path: Path) -> None:
    handoff = "- rent of a berth, berth rent, 泊位租金\n- rent of a shop, shop rent, 店铺租金\n"
    folder = write_pages(write_pages(tmp_path), {"_bot/handoff.yaml": handoff})
    asked = recorded(
        "What is the rent of a berth?", "What is the rent of a shop?", "泊位租金多少？", "店铺租金多少？"
    )
    found = grouped(asked, Index(load_library(folder)))
    named = {gap.subject[0]: sorted(texts(gap)) for gap in found if gap.subject}
    assert named == {
        "rent of a berth": ["What is the rent of a berth?", "泊位租金多少？"],
        "rent of a shop": ["What is the rent of a shop?", "店铺租金多少？"],
    }


def test_a_word_of_a_hand_off_subject_is_not_that_subject(tmp_path: Path) -> None:
    handoff = "- price of land, land prices, land cost, 土地价格\n"
    folder = write_pages(write_pages(tmp_path), {"_bot/handoff.yaml": handoff})
    asked = recorded(
        "What does land cost here?", "Is there a landing place for helicopters?", "land prices please"
    )
    found = grouped(asked, Index(load_library(folder)))
    assert [(gap.count, bool(gap.subject)) for gap in found] == [(2, True), (1, False)]


def test_a_subject_is_named_by_a_synonym_among_other_words_too(tmp_path: Path) -> None:
    vocabulary = "- 泊位, 停船位\n"
    handoff = "- berths for yachts, yacht berths, 游艇泊位, 泊位\n"
    files = {"_bot/handoff.yaml": handoff, "_bot/vocabulary.yaml": vocabulary}
    index = Index(load_library(write_pages(write_pages(tmp_path), files)))
    (gap,) = grouped(recorded("港务集团的工人家属还有没有停船位可以用？"), index)
    assert gap.subject
    assert gap.subject[0] == "berths for yachts"
    (other,) = grouped(recorded("港务集团的工人家属还有没有宿舍可以用？"), index)
    assert other.subject is None


def test_drafts_of_two_chinese_questions_of_one_day_have_a_name_each(lanport: Index, tmp_path: Path) -> None:
    gaps = [grouped([turn], lanport)[0] for turn in recorded("有赌场吗？", "有地铁吗？")]
    names = [path.name for gap in gaps for path in write_draft(gap, tmp_path) if ".zh." in path.name]
    assert names == ["asked-2026-11-24-090000.zh.md", "asked-2026-11-24-100000.zh.md"]


def test_the_dictionary_gives_short_senses_and_nothing_for_what_it_does_not_know() -> None:
    assert ("spous",) in senses("配偶")
    assert senses("兰港") == ()


def ask_and_save(
    folder: Path, question: str, *, kind: str = "handoff", days: float = 1, **more: bool
) -> None:
    database = open_database(f"sqlite:///{folder / 'data/sanming-bot.db'}")
    with database.begin() as transaction:
        number = len(turns.last_turns(transaction, 1000))
        when = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
        asked = Question(question, "telegram:9:0:9", when, trial=more.get("trial", False))
        turn = Turn(f"{number:016x}", asked, Reply(kind, "en"), 1.0)  # type: ignore[arg-type]
        turns.save_turn(transaction, turn_row(turn, ""))
        if "helpful" in more:
            turns.rate(transaction, "telegram:9:0:9", turn.id, more["helpful"])
    database.dispose()


def shown(folder: Path, *arguments: str) -> Counter[str]:
    """How often each group was asked, by its newest wording."""
    lines = bot(folder, "gaps", *arguments).stdout.splitlines()
    heads = [line.split(". ", 1)[1].split(" × ") for line in lines[:-1] if line[0].isdigit()]
    return Counter({wording: int(times) for times, wording in heads})


def test_handed_off_and_not_helpful_count_but_not_trials_old_ones_and_what_is_answered_by_now(
    tmp_path: Path,
) -> None:
    folder = folder_with_pages(tmp_path)
    ask_and_save(folder, "Is there a casino?")
    ask_and_save(folder, "Is there a beach?", kind="answer", helpful=False)
    ask_and_save(folder, "Is there a museum?", kind="answer", helpful=True)
    ask_and_save(folder, "Is there a circus?", trial=True)
    ask_and_save(folder, "Is there a stadium?", days=40)
    ask_and_save(folder, "Who runs the harbour?")
    ask_and_save(folder, "")
    assert shown(folder) == {"Is there a casino?": 1, "Is there a beach?": 1}
    assert shown(folder, "--days", "50")["Is there a stadium?"] == 1


@pytest.mark.parametrize(
    ("said_next", "is_open"),
    [("Which museum has the town?", False), ("", False), ("Who runs the harbour?", True)],
)
def test_what_was_only_asked_back_counts_unless_the_next_message_settled_it(
    tmp_path: Path, said_next: str, is_open: bool
) -> None:
    folder = folder_with_pages(tmp_path)
    ask_and_save(folder, "Is there a circus?", days=1, kind="clarify")
    ask_and_save(folder, "Is there a museum?", days=0.001, kind="clarify")
    ask_and_save(folder, said_next, kind="answer", days=0)
    assert shown(folder) == {"Is there a circus?": 1} | ({"Is there a museum?": 1} if is_open else {})
    assert bot(folder, "log", "--unanswered").stdout.count("asked: ") == 2


def test_what_was_answered_and_found_not_helpful_is_told_apart(tmp_path: Path) -> None:
    folder = folder_with_pages(tmp_path)
    ask_and_save(folder, "Is there a casino?")
    ask_and_save(folder, "Is there a casino?", helpful=False)
    assert "👎" not in bot(folder, "gaps").stdout
    ask_and_save(folder, "Is there a beach?", kind="answer", helpful=False)
    casino, below_casino, beach, below_beach, disliked, total = bot(folder, "gaps").stdout.splitlines()
    assert (casino, beach) == ("1. 2 × Is there a casino?", "2. 1 × Is there a beach?")
    assert ("👎" in below_casino, below_beach.endswith(" · answered, 👎: 1")) == (False, True)
    assert disliked.startswith("Answered, but marked 👎: 1 of 3.")
    assert total.startswith("Questions: 3, groups: 2.")
    log = bot(folder, "log", "--disliked").stdout
    assert log.count("asked: ") == 2
    assert bot(folder, "log", "--disliked", "--last", "1").stdout.count("asked: Is there a beach?") == 1


def test_a_question_that_nobody_answered_is_answered_once_its_page_is_in_service(tmp_path: Path) -> None:
    folder = folder_with_pages(tmp_path)
    english, chinese = "Does Lanport have a casino?", "兰港有赌场吗？"
    bot(folder, "chat", stdin=f"{english}\n{chinese}\n/quit\n")
    listed = bot(folder, "gaps").stdout
    assert listed.startswith(f"1. 2 × {chinese}\n     {english}\n   en, zh · ")
    written = bot(folder, "gaps", "--write", "1")
    drafts = [folder / "pages/_drafts" / f"lanport-casino.{language}.md" for language in ("en", "zh")]
    assert written.stdout.splitlines()[:2] == [str(path) for path in drafts]
    assert "_drafts" not in bot(folder, "check", "--all").stdout

    again = bot(folder, "gaps", "--write", "1")
    assert (again.returncode, "is there already" in again.stderr) == (2, True)

    for path in drafts:  # moved as they are: nothing is quoted from them, and check names them
        path.replace(folder / "pages" / path.name)
    checked = bot(folder, "check")
    assert checked.stdout.count("error: has no text") == 2
    assert "could not find this" in bot(folder, "ask", english).stdout

    for name, answer in (("en", "Lanport has had no casino since 1999."), ("zh", "兰港自1999年起没有赌场。")):
        path = folder / "pages" / f"lanport-casino.{name}.md"
        page = path.read_text(encoding="utf-8")
        page = page.replace("-->", f"-->\n\n{answer}").replace("date:", "date: 2026")
        path.write_text(f"{page.rstrip()} Lanport Gazette, 2026\n", encoding="utf-8")
    assert bot(folder, "ask", english).stdout.startswith("Lanport has had no casino since 1999.")
    assert bot(folder, "ask", chinese).stdout.startswith("兰港自1999年起没有赌场。")
    assert shown(folder) == {}
    assert "lanport-casino" not in bot(folder, "check", "--all").stdout


@pytest.mark.parametrize(
    "question",
    [
        "# -->  <script>x</script> [a](b) ---> casino",
        "Source: casino",
        "- casino: \"a\" 'b' \\ |",
        "casino <!--",
    ],
)
def test_whatever_was_asked_a_draft_is_a_page_that_check_understands(tmp_path: Path, question: str) -> None:
    folder = folder_with_pages(tmp_path)
    ask_and_save(folder, question)
    written = bot(folder, "gaps", "--write", "1")
    assert written.returncode == 0, written.stderr
    for line in written.stdout.splitlines()[:2]:
        path = folder / line
        path.write_text(path.read_text(encoding="utf-8") + "\nText.\n", encoding="utf-8")
        path.replace(folder / "pages" / path.name)
        document = load_library(folder / "pages").document(path.name[:-6], "en" if ".en." in line else "zh")
        assert document is not None
        assert [passage.sentences for passage in document.passages] == [("Text.",)]


def test_a_group_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    folder = folder_with_pages(tmp_path)
    assert bot(folder, "chat").returncode == 0
    assert bot(folder, "gaps").stdout.startswith("Questions: 0, groups: 0.")
    done = bot(folder, "gaps", "--write", "3")
    assert (done.returncode, done.stderr) == (
        2,
        "sanming-bot: --write: there is no group 3; `sanming-bot gaps` shows 0.\n",
    )
