import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.dialogue.intents import LONGEST, Intent, detect

PIECES = (
    "ha",
    "的",
    "有",
    "怎么",
    "联系",
    "you ",
    "are ",
    "news ",
    "新闻",
    "什么",
    "a ",
    "thanks",
    "你好",
    "，",
    "!",
    "the ",
    "说",
    "中文",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hi", "greeting"),
        ("Good morning!", "greeting"),
        ("您好", "greeting"),
        ("Thanks a lot!!", "thanks"),
        ("多謝", "thanks"),
        ("哈哈哈", "laughter"),
        ("hahaha", "laughter"),
        ("ok", "acknowledgement"),
        ("👍", "acknowledgement"),
        ("bye", "goodbye"),
        ("help", "help"),
        ("what can you do?", "help"),
        ("你能回答什么", "help"),
        ("topics", "topics"),
        ("Who are you?", "about"),
        ("is this the government", "about"),
        ("are you a human", "about"),
        ("你們是官方嗎", "about"),
        ("你是机器人吗？", "about"),
        ("delete my data", "about"),
        ("e-mail?", "contact"),
        ("phone number pls", "contact"),
        ("a person please", "contact"),
        ("who can help me in dutch?", "contact"),
        ("give me a human NOW", "contact"),
        ("I tried the phone already, nobody picks up", "contact"),
        ("to whom should I address my letter?", "contact"),
        ("发了三封邮件没一个人回", "contact"),
        ("let me speak to your boss", "contact"),
        ("叫你们领导来", "contact"),
        ("要去大田考察，该找谁联络？", "contact"),
        ("我想投资，找谁谈", "contact"),
        ("same answer again, you know nothing", "complaint"),
        ("I want to talk to a human", "contact"),
        ("What is your address?", "contact"),
        ("Do you have WhatsApp or LINE?", "contact"),
        ("fax", "contact"),
        ("opening hours", "contact"),
        ("怎么联系", "contact"),
        ("我想和工作人员联系", "contact"),
        ("聯絡窗口是誰", "contact"),
        ("可以见面谈吗", "contact"),
        ("我想跟你们聊聊", "contact"),
        ("想和你们谈合作", "contact"),
        ("请安排专人联系我", "contact"),
        ("人工", "contact"),
        ("有微信吗", "contact"),
        ("你们的办公时间", "contact"),
        ("轉人工客服", "contact"),
        ("you are useless", "rude"),
        ("great, thank you so much. bye", "goodbye"),
        ("ok got it, thanks a lot mate", "thanks"),
        ("that was very helpful, cheers", "thanks"),
        ("merci, ciao", "goodbye"),
        ("好的 谢谢 再见", "goodbye"),
        ("嗯嗯 知道了", "acknowledgement"),
        ("算了，不问了，拜拜", "goodbye"),
        ("谢谢老师！下次再请教", "goodbye"),
        ("喂", "greeting"),
        ("有人没", "presence"),
        ("你这机器人真笨 别答了 叫个真人来", "contact"),
        ("喂 有人不", "presence"),
        ("who can I write to?", "contact"),
        ("can I send my plan to somebody", "contact"),
        ("could you call me back", "contact"),
        ("想预约参观 找谁", "contact"),
        ("投资找谁", "contact"),
        ("这个找谁谈", "contact"),
        ("那件事跟哪位聊", "contact"),
        ("谁负责对接", "contact"),
        ("could you put me in touch with a boat builder? we come in june", "contact"),
        ("I need a meeting with the harbour master on Monday. Arrange it.", "contact"),
        ("帮我约一下港务长", "contact"),
        ("想和渔会的人见个面", "contact"),
        ("can you translate this into german", "chores"),
        ("please write me a short text on the harbour", "chores"),
        ("convert that to euros", "chores"),
        ("summarize this", "chores"),
        ("帮我写一段介绍", "chores"),
        ("请把上面的翻译成德文", "chores"),
        ("换算成美元", "chores"),
        ("帮我把上面说的写成一段话,我要发给客户", "chores"),
        ("Please put what you told me into 4 bullet points", "chores"),
        ("可否安排渔会的人跟我们见个面", "contact"),
        ("which languages do you speak?", "about"),
        ("你会说哪些语言", "about"),
        ("hi, do you speak Portuguese?", "about"),
        ("can I write in French", "about"),
        ("你会说日语吗", "about"),
        ("有没有韩文版", "about"),
        ("Is there an address for written enquiries?", "contact"),
        ("怎样找你们", "contact"),
        ("换个真人跟我说", "contact"),
        ("你是机器人吗 叫个人来", "contact"),
        ("nobody answers the phone", "contact"),
        ("phone number of the harbour authority", "theirs"),
        ("税务局电话", "theirs"),
        ("how reliable is your data", "about"),
        ("how reliable are your newest market numbers", "about"),
        ("你们的数据准确吗", "about"),
        ("这些信息可靠吗", "about"),
        ("fine, can you give me somebody's number who speaks english, I'd rather talk", "contact"),
        ("kindly share mail id of concerned person", "contact"),
        ("i wrote an email to your office 2 weeks ago, nobody answered. what is going on", "contact"),
        ("這塊找誰對接,最好直接給負責人的聯繫方式", "contact"),
        ("謝謝。請把會講英文的人的 email 或電話給我,我下個月去開會想順便過去一趟", "contact"),
        ("asante, have a good evening", "goodbye"),
        (
            "Thank you very much, I will speak with my boss and come back to you. Best greetings, Jürgen",
            "goodbye",
        ),
        ("要是我还有别的问题,还在这里问就行吗", "offer"),
        ("机器人就是机器人 答非所问 叫个活人来", "contact"),
        ("pls send me the name of somebody who speaks english", "contact"),
        ("is there an English-speaking contact?", "contact"),
        ("有没有会讲粤语的工作人员", "contact"),
        ("你是 DeepSeek 吗", "about"),
        ("这边是不是真的是市政府", "about"),
        ("说具体点", "more"),
        ("when will they call", "contact"),
        ("ok give phone", "contact"),
        ("can I send my CV here", "contact"),
        ("I need that as PDF", "files"),
        ("so what can you actually answer?", "help"),
        ("is this the harbour bureau?", "about"),
        ("do you belong to the council?", "about"),
        ("您是哪个部门的", "about"),
        ("is it a robot?", "about"),
        ("I asked about berths last week and nobody answered me", "contact"),
        ("has anyone read my question?", "contact"),
        ("还在等你们回复", "contact"),
        ("please delete all my data", "about"),
        ("请把我的提问删掉", "about"),
        ("you are computer or real person?", "about"),
        ("can I have what we wrote to you erased?", "about"),
        ("be more specific please", "more"),
        ("I need a human. now!", "contact"),
        ("你究竟是人还是机器", "about"),
        ("我发的消息会被保存下来吗", "about"),
        ("is what I write here saved?", "about"),
        ("when were your pages last updated", "about"),
        ("你们的数据截至哪一年", "about"),
        ("which office sees to berths? give me their number", "theirs"),
    ],
)
def test_what_is_no_question_to_the_pages_is_told_from_one(text: str, expected: str) -> None:
    found = detect(text)
    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize(
    "text",
    [
        "how do I draft the articles of association?",
        "can you prepare the documents for registration?",
        "please summarise the health reform",
        "公司章程怎么写",
        "能写个人信息吗",
        "怎么做表格申报",
        "可以写个体户吗",
        "does the railway connect us with the port?",
        "市里怎么对接外地企业",
        "写字楼租金",
        "总结一下医改",
    ],
)
def test_what_only_speaks_of_writing_is_a_question(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("latest news", ""),
        ("Any news?", ""),
        ("最新消息", ""),
        ("news about the ferry", "ferry"),
        ("news in 2024", "2024"),
        ("2024年的新闻", "2024"),
        ("渡轮的新闻", "渡轮"),
    ],
)
def test_news_are_asked_for_with_or_without_a_subject(text: str, about: str) -> None:
    assert detect(text) == Intent("news", about=about)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("speak Chinese please", "zh-Hans"),
        ("in English please", "en"),
        ("Can you speak English?", "en"),
        ("说中文", "zh-Hans"),
        ("中文回答可以吗", "zh-Hans"),
        ("能不能说中文", "zh-Hans"),
        ("請用繁體中文", "zh-Hant"),
        ("用英文回答", "en"),
        ("can u answer in english pls", "en"),
        ("in English again please", "en"),
        ("ok english then", "en"),
        ("sorry, could you write in Chinese instead", "zh-Hans"),
    ],
)
def test_another_language_can_be_asked_for(text: str, locale: str) -> None:
    found = detect(text)
    assert found is not None
    assert (found.name, found.locale) == ("language", locale)


@pytest.mark.parametrize(
    "text",
    [
        "What is the area of the city?",
        "Hello, what is the population?",
        "Is there a railway line to the coast?",
        "mobile phone factories",
        "Which companies are in contact with the university?",
        "How large are the planted forests?",
        "人工林面积多大",
        "工人工资多少",
        "人工贵不贵",
        "注册地址可以是虚拟地址吗",
        "与上海有什么联系",
        "Is the ferry reliable?",
        "How accurate is the tide clock",
        "港口和人才中心怎么联系起来",
        "港务集团和船厂有联系",
        "谁是市长",
        "Who is the mayor?",
        "When was it reported in the news that the plant opened in the north of the county?",
        "Are there Chinese companies?",
        "什么是林票",
        "thanks, and who runs the harbour?",
        "好的 那港口呢",
        "was it good for the town",
        "Is English spoken in the harbour?",
        "Do companies visit the town?",
        "考察团什么时候来的",
        "垃圾分类有什么政策，废物回收企业想找真人聊聊补贴是多少",
        "Which office should I contact for the ferry?",
        "哪个部门负责渡轮，联系谁",
        "give me the number of companies in the harbour",
        "thanks, we will need the depth of the harbour",
        "登记开店需要填写负责人的电话和邮箱吗",
        "give me three good reasons with numbers",
        "what do you know about the harbour",
        "how far is it from the city?",
        "is it a state company?",
        "nobody answered the call for tenders of the harbour, why?",
        "旧船拆掉以后数据怎么报",
        "The owner changed. By when must we report it, and under which announcement?",
        "danke, land prices please",
        "兰港 电话区号",
        "蘭港 電話區碼",
        "有哪些园区值得安排参观",
        "谢谢 我要泊位价格",
        "what is the cut-off date for the berths?",
        "how recent is the data centre of the harbour",
        "what does the announcement say about berths",
        "你能不能回答问题",
        "好好好好好好好好好好好好好好好好好好好好好好好好好好好好，港口",
    ],
)
def test_a_question_to_the_pages_is_no_intent(text: str) -> None:
    assert detect(text) is None


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@example("ha" * 40 + "x")
@example("的" * 9900)
@example("怎么找到" * 70)
@example("are you " * 37)
def test_no_message_takes_long_to_understand(text: str) -> None:
    """A pattern that repeats a repetition would hang here for minutes."""
    found = detect(text)
    assert found is None or len(text) <= LONGEST


@pytest.mark.parametrize(
    "text",
    [
        "Which source is that from, please?",
        "where did you get that number",
        "what is the source of this figure",
        "which page is this from?",
        "这个数字的来源是什么",
        "你从哪里看到的",
        "刚才那个数据出处",
        "what year is that from",
        "how old are these figures?",
        "这是哪一年的",
        "那是什么时候的数据",
        "what is the date of the page you took that from",
        "when was that page published?",
        "这些数字的出处是哪一页？哪天发布的",
        "消息来源是什么",
        "这些數據是哪一年的",
    ],
)
def test_the_source_of_the_last_answer_is_asked_for_in_many_ways(text: str) -> None:
    intent = detect(text)
    assert intent is not None
    assert intent.name == "source"


@pytest.mark.parametrize(
    "text",
    [
        "Where do you get natural gas",
        "Which website does the harbour office have",
        "which document is needed for that",
        "港口的电从哪里来的",
        "渔业法的依据是什么",
        "what year was that bridge built",
    ],
)
def test_the_source_of_something_else_is_a_question_to_the_pages(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize("text", ["三明医改是什么，我在新闻看过", "what is the ferry, I saw it on the news"])
def test_who_has_it_from_the_news_does_not_ask_for_news(text: str) -> None:
    assert detect(text) is None
