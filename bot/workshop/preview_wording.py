"""What `sanming-bot preview` tells staff, in both languages: plain words, no name of a score."""

from bot.dialogue.intents import Name
from bot.dialogue.wording import Phrase

READS = Phrase("The investor reads:", "投资者看到的回答：")
BUTTONS = Phrase("Buttons: {labels}", "按钮：{labels}")
WHY = Phrase("Why:", "原因：")
PART = Phrase("Why, for “{question}”:", "原因（“{question}”）：")
TO_DO = Phrase("What you can do:", "可以怎么做：")

# What it was taken for

QUESTION = Phrase(
    "It was taken for a question, so the pages were searched.", "系统把这句话当作提问，在页面中查找了答案。"
)
NO_QUESTION = Phrase(
    "It was taken for {what}, so the pages were not searched.", "系统把这句话当作{what}，没有在页面中查找。"
)
FOREIGN = Phrase("a message in a language other than English and Chinese", "中英文以外的语言")
UNREADABLE = Phrase("a message that holds no question or is far too long", "没有内容或过长的信息")
INTENTS: dict[Name, Phrase] = {
    "greeting": Phrase("a greeting", "问候"),
    "thanks": Phrase("thanks", "致谢"),
    "goodbye": Phrase("a goodbye", "告别"),
    "laughter": Phrase("laughter", "笑声"),
    "acknowledgement": Phrase("an “all right”", "应答（如“好的”）"),
    "presence": Phrase("a question whether anybody is there", "询问是否在线"),
    "wellbeing": Phrase("a “how are you”", "问好（如“最近好吗”）"),
    "kindness": Phrase("a kind word", "祝福或夸奖"),
    "wave": Phrase("a wave of the hand", "挥手"),
    "apology": Phrase("an apology", "道歉"),
    "complaint": Phrase("a complaint about the last answer", "对上一个回答不满意"),
    "confusion": Phrase("a sign that the last reply was not understood", "没看懂上一条回复"),
    "offer": Phrase("the announcement of a question", "表示想提问"),
    "pause": Phrase("a request to wait", "请稍等"),
    "stop": Phrase("a wish not to be written to", "不希望被打扰"),
    "declined": Phrase("a “no, that is all”", "表示没有别的问题"),
    "files": Phrase("a request for a file or a picture", "索取文件或图片"),
    "chores": Phrase("a request to write, translate or calculate", "请求写作、翻译或计算"),
    "opinion": Phrase("a question for the assistant's own opinion", "询问助手自己的看法"),
    "rude": Phrase("an insult", "不礼貌的话"),
    "about": Phrase("a question about the assistant (the page “about” answers)", "关于助手本身的提问（由 about 页面回答）"),
    "contact": Phrase("a request for the contact (the contact page answers)", "索取联系方式（由联系页面回答）"),
    "theirs": Phrase("a request for the number or address of an office or company", "索取其他单位的电话或地址"),
    "news": Phrase("a request for news (the newest pages of the section “news” are listed)", "查看消息（列出 news 栏目的最新页面）"),
    "help": Phrase("a request for help", "请求帮助"),
    "topics": Phrase("a request for the list of topics", "查看主题列表"),
    "language": Phrase("a request for another language", "要求换一种语言"),
    "more": Phrase("a request for more of the last answer", "要求补充上一个回答"),
    "shorter": Phrase("a request for a shorter answer", "要求简短一些"),
    "source": Phrase("a request for the source of the last answer", "询问上一个回答的出处"),
}  # fmt: skip

# What was searched

CORRECTED = Phrase(
    "“{typed}” was read as “{meant}” (a slip of the keyboard).",
    "“{typed}”按“{meant}”理解（更正了输入错误）。",
)
COUNTS_AS = Phrase(
    "“{asked}” counts as “{read}” (_bot/vocabulary.yaml).",
    "“{asked}”等同于“{read}”（见 _bot/vocabulary.yaml）。",
)
TRANSLATED = Phrase(
    "The English pages are not sure, so the Chinese ones were asked: {text}",
    "中文页面没有把握，因此改查英文页面：{text}",
)
SEARCHED = Phrase("Words searched: {words}", "查找的词：{words}")
CONSIDERED = Phrase("Passages considered, the best first:", "考虑过的段落（最合适的在前）：")
PASSAGE = Phrase(
    "{place}, “{heading}”: {found} of {all} words{which}{quoted}",
    "{place}，“{heading}”：{all} 个词中有 {found} 个{which}{quoted}",
)
PLACE = Phrase("{path}, line {line}", "{path} 第 {line} 行")
HAS = Phrase("has {words}", "有：{words}")
LACKS = Phrase("lacks {words}", "缺：{words}")
QUOTED = Phrase(" – quoted", "——已引用")
NONE_CONSIDERED = Phrase("No passage has any of these words.", "没有任何段落含有这些词。")

# How it was decided

SURE = Phrase(
    "Answered: sure enough, {value} (from {answer} on it answers).",
    "已回答：把握为 {value}，达到了回答所需的 {answer}。",
)
BETWEEN = Phrase(
    "Asked back: not quite sure, {value} (from {answer} on it answers, from {clarify} on it asks back).",
    "反问确认：把握为 {value}（达到 {answer} 才回答，达到 {clarify} 才反问）。",
)
NAMES_NOTHING = Phrase(
    "Asked back: the question does not say of what it asks, and nothing was asked before. No page can help with that.",
    "反问确认：问题没有说明问的是什么，之前也没有提到过。这与页面内容无关。",
)
ASKED_FOR_PERSON = Phrase(
    "Answered with the contact: the contact page has the answer, {value} (from {answer} on).",
    "给出联系方式：联系页面有答案，把握为 {value}（需要 {answer}）。",
)
UNSURE = Phrase(
    "Handed to a person: not sure, {value} (from {answer} on it answers).",
    "转人工：把握不够，为 {value}（达到 {answer} 才回答）。",
)
LACKS_NAMES = Phrase(
    "The best passage does not name {names}; what is said of one place or firm is never told of another.",
    "最合适的段落没有提到{names}；关于一个地方或企业的内容不会用来回答另一个。",
)
LACKS_YEAR = Phrase(
    "Handed to a person: no passage found speaks of {year}.", "转人工：找到的段落都没有提到{year}年。"
)
NOBODY = Phrase(
    "Handed to a person: the question names the subject “{subject}”, which _bot/handoff.yaml lists as one that nobody here knows.",
    "转人工：问题涉及“{subject}”，_bot/handoff.yaml 把它列为目前没有人能回答的主题。",
)
NOTHING = Phrase("Handed to a person: nothing was found.", "转人工：没有找到任何内容。")

# What staff could do

DO_RIGHT = Phrase(
    "Nothing, if the answer is right. If another page should answer, give it a heading that asks this question and "
    "put the answer into the first sentence below.",
    "如果回答正确，无须修改。如果应由另一个页面回答，请在那个页面加一个提出这个问题的标题，并在下面第一句写出答案。",
)
DO_NOTHING = Phrase(
    "Nothing. If it was meant as a question to the pages, it needs more words.",
    "无须修改。如果这其实是向页面提问，请换一种更完整的说法。",
)
DO_ANSWERED_NOW = Phrase(
    "If a page answers this by now, take the subject's wording out of _bot/handoff.yaml.",
    "如果现在已有页面回答这个问题，请在 _bot/handoff.yaml 中删掉相应的说法。",
)
DO_YEAR = Phrase(
    "If the figure for {year} is known, add a sentence that names the year.",
    "如果知道{year}年的数据，请加一句写明年份的话。",
)
DO_UNKNOWN = Phrase(
    "No page has {words}. If a page says it in other words, write both wordings on one line of _bot/vocabulary.yaml; "
    "if none does, add a sentence that uses these words, with its source.",
    "没有页面写到{words}。如果页面用的是别的说法，请在 _bot/vocabulary.yaml 中把两种说法写在同一行；"
    "如果没有相关内容，请加一句用到这些词的话，并注明来源。",
)
DO_MISSING = Phrase(
    "{path} comes nearest, yet this passage lacks {words}. If it should answer, add a sentence that uses these words, or "
    "write both wordings on one line of _bot/vocabulary.yaml if it says the same in other words.",
    "最接近的是 {path}，但这一段缺少{words}。如果应由它回答，请加一句用到这些词的话；"
    "如果它用别的说法表达同样的意思，请在 _bot/vocabulary.yaml 中把两种说法写在同一行。",
)
DO_HEADING = Phrase(
    "{path} has the words, yet too little speaks for it as the answer. If it should answer, put a heading above it that "
    "asks this question, and the answer into the first sentence below.",
    "{path} 有这些词，但还不足以认定是答案。如果应由它回答，请在上方加一个提出这个问题的标题，并在下面第一句写出答案。",
)
