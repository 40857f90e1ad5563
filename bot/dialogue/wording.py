"""Every sentence that the bot itself says, in both languages. Chinese is written in Simplified characters;
a Phrase converts it for readers of Traditional ones.
"""

from dataclasses import dataclass

from bot.dialogue.messages import Locale
from bot.search.text import traditional


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence in both languages; {name} marks what is filled in."""

    en: str
    zh: str

    def __call__(self, locale: Locale, **values: object) -> str:
        text = (self.en if locale == "en" else self.zh).format(**values)
        return traditional(text) if locale == "zh-Hant" else text


# Beginning and help

WELCOME = Phrase(
    "Hello! I am an automatic assistant. I answer investors' questions about Sanming, Fujian, from the pages of "
    "the site Invest in Sanming, and I name the page and its date each time. I speak for no authority.",
    "您好！我是一个自动助手，根据“投资三明”（Invest in Sanming）网站的页面回答投资者关于福建三明的问题，"
    "每次都注明页面和日期。我不代表任何政府部门。",
)
ASK_AWAY = Phrase(
    "Choose a topic below, or just ask in your own words.", "请选择下面的主题，或直接用自己的话提问。"
)
STORED = Phrase(
    "Questions are stored for {days} days, then deleted; write to the contact to have them deleted earlier.",
    "提问会保存{days}天，之后删除；如需提前删除，请通过联系方式告知。",
)
HELP = Phrase(
    "Ask in your own words. I quote the pages of the site Invest in Sanming; where they "
    "do not answer, I give you an e-mail address and a phone number.",
    "请用自己的话提问。我引用“投资三明”网站的页面来回答；页面没有答案时，我会告诉您怎样联系真人。",
)
COMMANDS = Phrase(
    "/topics – what I know about\n/news – the newest items\n/contact – e-mail and phone\n/lang – language",
    "/topics – 主题\n/news – 最新消息\n/contact – 电子邮件和电话\n/lang – 语言",
)
TOPICS = Phrase("These are the topics of the pages:", "页面涵盖以下主题：")
PAGE_SAYS = Phrase("The page “{title}” says:", "页面“{title}”写道：")

# Small talk

GREETING = Phrase(
    "Hello! What would you like to know about investing in Sanming?",
    "您好！关于投资三明，您想了解什么？",
)
PRESENT = Phrase("Yes, I am here. What would you like to know?", "在的，您请说。")
WELLBEING = Phrase(
    "Thank you for asking. I am a program, so I am always fine. 😊 What can I look up for you?",
    "谢谢关心！我是程序，一直都好😊 有什么可以帮您查的？",
)
THANKS = Phrase("You are welcome. I am here whenever you have another question.", "不客气，有问题随时找我。")
KINDNESS = Phrase("Thank you, and all the best to you too! 😊", "谢谢您，也祝您一切顺利！😊")
GOODBYE = Phrase("Goodbye, and all the best with your plans.", "再见，祝您一切顺利。")
LAUGHTER = Phrase("😊 What would you like to know about Sanming?", "😊 关于三明，您想了解什么？")
FORGIVEN = Phrase(
    "No problem at all. What would you like to know about Sanming?",
    "没关系。关于三明，您想了解什么？",
)
ACKNOWLEDGED = Phrase(
    "Good. Is there anything else you would like to know about Sanming?",
    "好的。关于三明，您还想了解什么？",
)
DECLINED = Phrase("All right. I am here if something comes up.", "好的，需要时随时找我。")
OFFER = Phrase("Of course. What would you like to know?", "当然可以，您请说。")
PAUSE = Phrase("Take your time. I am here.", "不着急，您慢慢来。")
STOP = Phrase("All right. I only write when you write to me.", "好的。您不发消息，我就不会打扰您。")
SORRY_WRONG = Phrase(
    "I am sorry that this was not what you needed. I can only quote prepared pages. Please ask once more in other "
    "words, with the place or year you mean, or ask a person:",
    "抱歉，没有答到点子上。我只能引用现成的页面，请换个说法再问一次，最好写明地点或年份；也可以直接问联系人：",
)
SORRY_MISSED = Phrase("Sorry, I did not answer that.", "抱歉，刚才没有答到您问的。")
SORRY_STILL = Phrase(
    "I am sorry: I looked again and did not find it. A person can tell you:",
    "抱歉，我又查了一遍，还是没有找到。您可以直接问联系人：",
)
NO_OTHERS = Phrase(
    "Beyond that I found no others on the pages. A person can tell you:",
    "除此之外，我在页面里没有找到其他的。您可以直接问联系人：",
)
PERHAPS_NEWER = Phrase(
    "This is of a later date; I am not sure that it is what you want:",
    "下面的资料较新，不一定正是您要的：",
)
NOTHING_NEWER = Phrase(
    "I found nothing newer on this. A person can tell you how it stands today:",
    "关于这一点，我没有找到更新的资料。最新情况可以问联系人：",
)
SORRY_AGAIN = Phrase(
    "Sorry – I found no more on this than what I quoted before. A person can tell you:",
    "抱歉，关于这个问题，我只找到刚才那些内容。您可以直接问联系人：",
)
SORRY_UNCLEAR = Phrase(
    "Sorry if that was unclear. I look up what the pages say about Sanming. Ask me one thing in a short sentence, or "
    "choose a topic:",
    "抱歉，没有说清楚。我会在页面里查找关于三明的内容：请用一句话提问，或选择一个主题：",
)
SORRY_RUDE = Phrase(
    "I am sorry that this did not help. You can also ask a person:",
    "很抱歉没能帮到您。您也可以直接问联系人：",
)
NO_FILES = Phrase(
    "I can only write text here and have no files or pictures to send. Ask me what you want to know, or ask a person:",
    "我这里只有文字，没有文件或图片可以发给您。您可以直接提问，或者问联系人：",
)
NO_OPINION = Phrase(
    "I have no opinion of my own: I only quote what the pages say. For advice, a person can help you:",
    "我没有自己的看法，只引用页面里的内容。需要建议的话，可以直接问联系人：",
)
NO_CHORES = Phrase(
    "I only look up our pages and quote them; I do not write texts, translate or calculate. Ask me what you want to know, or ask a person:",
    "我只能查找并引用页面中的内容，不代写、不翻译，也不做计算。您可以直接提问，或者问联系人：",
)
WHICH_LANGUAGE = Phrase("Which language shall I use?", "您希望使用哪种语言？")
LANGUAGE_SET = Phrase(
    "I will write in English. You can ask in Chinese too, and I answer in the language of the question.",
    "好的，我用中文回复。您也可以用英文提问，我会用提问的语言回答。",
)

# Answers

ONLY_OTHER_LANGUAGE = Phrase(
    "Only a Chinese page answers this; it says:",
    "只有英文页面有答案，原文是：",
)
IN_OTHER_LANGUAGE = Phrase("This page is in Chinese only; it says:", "这个页面只有英文，原文是：")
NOT_CURRENT = Phrase(
    "This is how it stood at the date given, and may have changed since; a person can tell you how it stands today:",
    "以下是当时的情况，之后可能有变化；目前的情况可以问联系人：",
)
AS_OF = Phrase("As of {date}: ", "{date}的资料：")
LAPSED = Phrase("No longer valid, lapsed after {date}: ", "以下内容的有效期至{date}，现已过期：")
AS_OF_REPORT = Phrase("As of {date}: ", "{date}的报道：")
NOT_LEGAL_ADVICE = Phrase(
    "General information, not legal advice; the authority decides.",
    "以上仅供参考，不是法律意见，以主管机关的决定为准。",
)
SOURCE = Phrase("Source: {what}", "来源：{what}")
SAME_PAGE = Phrase("same page", "同一页面")
"""Instead of the title, where two quotations of one page follow each other."""
MORE = Phrase("More on this", "更多内容")

HOW_IT_ANSWERS = Phrase(
    "How does the assistant answer? Where do the answers come from?", "助手怎样回答？答案从哪里来？"
)
"""What is asked of the page about the assistant where somebody wants to know whether it can be relied on."""
WHICH_LANGUAGES = Phrase(
    "What can I ask? Which languages can I write in?", "可以问什么？可以用哪些语言提问？"
)
"""And where somebody wants to know which languages it understands."""
HOW_RECENT = Phrase(
    "How up to date are the pages? When were they compiled?", "页面的信息更新到什么时候？什么时候整理的？"
)
"""And where somebody wants to know how recent the pages are."""
WHAT_IS_STORED = Phrase(
    "Do you store my questions? Can my data be deleted?", "会保存我的提问吗？能删除我的数据吗？"
)
"""And where somebody wants to know what becomes of what they write."""
WHO_MADE_IT = Phrase("Who made this assistant? Who wrote the answers?", "这个助手是谁做的？答案是谁写的？")
"""And where somebody wants to know whose it is."""

WHERE_AND_WHEN = Phrase("Is there a street address or opening hours?", "有没有办公地址或办公时间？")
HOW_TO_WRITE = Phrase(
    "What is the email address? How do I write to a person?", "电子邮箱是什么？怎样写信联系人工？"
)
"""What is asked of the contact page where somebody wants to send a letter, meet or be called."""

# No answer

INTRODUCED = Phrase(
    "Thank you for telling me. What would you like to know first? Just ask, for example about land, taxes, incentives or "
    "permits, or choose a topic:",
    "谢谢您的介绍。您想先了解什么？可以直接问，例如用地、税收、优惠政策或办事手续，也可以选择一个主题：",
)
DID_YOU_MEAN = Phrase(
    "I am not quite sure what you mean. Is it one of the pages below?",
    "我不太确定您的意思。您想了解的是下面哪一页？",
)
READ_WORD_AS = Phrase("“{typed}” as “{meant}”", "“{typed}”按“{meant}”")
READ_AS = Phrase("(I read {words}.)", "（{words}理解。）")
SOURCES = Phrase("The last answer comes from:", "上一个回答出自：")
NOTHING_BEFORE = Phrase(
    "I have no answer before this to go back to. What would you like to know?",
    "前面没有可以接着说的回答。您想了解什么？",
)
NO_MORE = Phrase(
    "That is all that the page says. For more, please ask a person:",
    "页面的内容就是这些。想进一步了解，请通过以下方式咨询：",
)
STILL_OPEN = Phrase(
    "If it is not answered above, I found nothing on: “{question}”",
    "如果上面没有回答“{question}”，那就是没有找到。",
)
STILL_OPEN_LIST = Phrase(
    "If they are not answered above, I found nothing on these:",
    "下面这几个问题，如果上面没有回答，那就是没有找到：",
)
OPEN_QUESTIONS = Phrase(
    "I could not find answers to these on the pages, and I do not want to guess:",
    "这几个问题我在页面里没有找到答案，不想乱猜：",
)
OF_ALL_FOREIGNERS = Phrase(
    "The pages name no country for this. What they say of foreign investors and foreigners at large:",
    "页面没有按国别说明，以下是对外国投资者和外国人的一般规定：",
)
OF_FOREIGNERS_ALONE = Phrase(
    "The pages do not say whether this also holds for people and companies from Taiwan, Hong Kong and Macao. What they say of foreign ones:",
    "页面没有说明这是否也适用于来自台湾、香港和澳门的个人和企业，以下是对外国投资者和外国人的规定：",
)
OF_THE_WHOLE_YEAR = Phrase(
    "The pages do not tell it by month. What they say of the year:",
    "页面没有按月份说明，以下是全年的情况：",
)
OF_ANY_PROFESSION = Phrase(
    "The pages name no profession for this. What they say of foreigners at large:",
    "页面没有单独说明这一职业，以下是对外国人的一般规定：",
)
OF_NO_CHINESE = Phrase(
    "The pages speak of foreign-invested companies here, not of Chinese people and companies:",
    "页面这里说的是外商投资企业，不是国内的个人和企业：",
)
OF_ANY_BUSINESS = Phrase(
    "The pages do not tell what that line of business needs in particular. What they say of foreign-invested companies in general:",
    "页面没有说明这一行的具体要求，以下是设立外资企业的一般规定：",
)
OF_NO_DISTRICT = Phrase(
    "The pages do not tell this of that district alone. What they say in general:",
    "页面没有单独说明该区县的情况，以下是一般情况：",
)
FROM_ANYWHERE = Phrase(
    "The pages do not tell the way from there. What they say of the way in general:",
    "页面没有说明从那里出发的路线，以下是一般的交通方式：",
)
NEWEST_KNOWN = Phrase(
    "The pages have nothing on this for {year}. The newest that they have:",
    "页面没有{year}年的相关内容，最新的内容是：",
)
ASK_NEXT = Phrase(
    "You asked more than fits into one reply. Please send me these again:",
    "您的问题较多，一次答不完。下面这些请再发给我一次：",
)
FOR_YOUR_LETTER = Phrase(
    "Thank you for your letter. This is what the pages say to your questions:",
    "谢谢您的来信。对您的问题，页面里有这些内容：",
)
LETTER = Phrase(
    "Thank you for your letter. I am a program that answers short questions, so please send it to a person just as "
    "it is, or ask me its questions one by one; the topics below are what I know best.",
    "谢谢您的来信。我是一个回答简短问题的程序：请把信原样发给联系人，或者把其中的问题一个一个发给我；下面是我最了解的主题。",
)
NOTHING_FOR_YEAR = Phrase("The pages have nothing on this for {year}.", "页面没有{year}年的相关内容。")
NO_ANSWER = Phrase("The pages do not answer this.", "页面中没有这个问题的答案。")
HANDOFF = Phrase(
    "I could not find this on the pages, and I do not want to guess. A person can help you:",
    "这个问题我在页面里没有找到答案，不想乱猜。您可以直接问联系人：",
)
HANDOFF_OR_NEAR = Phrase(
    "I could not find this on the pages, and I do not want to guess. Perhaps one of the pages below helps; if not, a "
    "person can:",
    "这个问题我在页面里没有找到答案，不想乱猜。也许下面的页面有帮助；如果没有，可以直接问联系人：",
)
NEAREST = Phrase(
    "This comes closest on the pages; I am not sure that it answers you:",
    "页面里最接近的内容如下，不一定正是您问的：",
)
OF_WHAT = Phrase(
    "What do you ask about? Please name it, for example a county, an industry or a tax.",
    "请问您指的是什么？请说出具体的对象，例如某个县、某个产业或某种税。",
)
NEAREST_ASKED_BACK = Phrase(
    "This comes nearest; if it is not what you mean, choose below or say it in other words:",
    "最接近的内容如下；如果不是您问的，请在下面选择，或换个说法：",
)
NEAREST_TO = Phrase(
    "Closest to “{question}”, perhaps not the answer:",
    "与“{question}”最接近的内容，不一定正是答案：",
)
ELSE_A_PERSON = Phrase("If that is not it, a person can help you:", "如果不是您要的，可以直接问联系人：")
ELSE_WRITE_TO = Phrase(
    "If that is not it, ask at {email} or {phone}.", "如果不是您要的，可以写信到{email}或致电{phone}。"
)
HANDOFF_AGAIN = Phrase(
    "I am sorry, I found nothing on this either. People can tell you: {email}, {phone}.",
    "很抱歉，这个也没有找到。您可以问联系人：{email}，电话{phone}。",
)
HANDOFF_STILL = Phrase(
    "Sorry, I have found nothing for the last few questions. Shall we try one of the topics below? Or ask people: {email}, {phone}.",
    "抱歉，这几个问题都没有找到答案。要不要看看下面的主题？也可以问联系人：{email}，电话{phone}。",
)
NOBODY_KNOWS = Phrase(
    "The pages do not cover this: {subject}. A person can help you:",
    "页面没有关于“{subject}”的内容，您可以直接问联系人：",
)
NOBODY_KNOWS_AGAIN = Phrase(
    "The pages do not cover this either: {subject}. Please ask at {email} or {phone}.",
    "页面也没有关于“{subject}”的内容，请发邮件到{email}或致电{phone}询问。",
)
NOT_COVERED = Phrase("The pages do not cover this: {subject}.", "页面没有关于“{subject}”的内容。")
NO_NUMBER_OF_THEIRS = Phrase(
    "I have no telephone number, e-mail or street address of that office, company or person.",
    "我这里没有对方的电话、电子邮件或地址。",
)
PERSON = Phrase(
    "You can reach a person here. It helps to name your company and what you plan.",
    "您可以通过以下方式联系，请说明您的公司和投资意向。",
)
ASK_THE_SITE = Phrase(
    "The contact of this site may know more; it is not theirs:",
    "本网站的联系人也许能提供更多信息（但不是对方的联系方式）：",
)
PASSES_NOTHING_ON = Phrase(
    "I cannot pass anything on or arrange calls and meetings. Please write or call there yourself.",
    "我不能代为转达，也不能安排回电或见面，请您直接写信或打电话。",
)
NOT_REACHED = Phrase(
    "I am sorry that you did not get through. I have only these two; please try the other one:",
    "抱歉没能联系上。我这里只有下面两种联系方式，请试试另一种：",
)
STILL_WAITING = Phrase(
    "I am sorry that you have had to wait. I am a program and cannot see whether somebody is replying to you; please write or call there yourself:",
    "抱歉让您久等了。我是程序，看不到是否有人正在回复您，请您直接写信或打电话：",
)
ONLY_THESE = Phrase(
    "The site lists only an e-mail address and a phone number.",
    "网站只列出电子邮件和电话。",
)
EMAIL = Phrase("E-mail: {email}", "电子邮件：{email}")
PHONE = Phrase("Phone: {phone}", "电话：{phone}")

# News

NEWEST = Phrase("The newest items on the pages:", "页面上最新的消息：")
NEWS_ABOUT = Phrase("News items on “{what}”:", "关于“{what}”的消息：")
NO_NEWS_ABOUT = Phrase(
    "The pages have no news item on “{what}”. The newest items are:",
    "页面上没有关于“{what}”的消息。最新的消息是：",
)
NO_NEWS = Phrase("The pages have no news items yet.", "页面上还没有消息。")

# Notices

FOREIGN = Phrase(
    "I read English and Chinese only. Please write in one of them, or contact a person:",
    "我只懂中文和英文。请用其中一种提问，或通过以下方式联系：",
)
EMPTY = Phrase("I did not get any text. What would you like to know?", "没有收到文字。您想了解什么？")
TOO_LONG = Phrase(
    "That is very long for me. Please ask your question in a few sentences, or send it by e-mail:",
    "内容太长了。请用几句话提问，或发邮件：",
)
TEXT_ONLY = Phrase(
    "I can only read text. Please type your question.",
    "我只能阅读文字，请输入您的问题。",
)
UNKNOWN_COMMAND = Phrase(
    "I do not know that command. Please choose a topic or type your question.",
    "没有这个命令，请选择主题或输入问题。",
)
STALE_CHOICE = Phrase(
    "That button is out of date. Please choose again or type your question.",
    "这个按钮已过期，请重新选择或输入问题。",
)

# Buttons

TALK_TO_A_PERSON = Phrase("Talk to a person", "联系真人")
NEWS = Phrase("News", "最新消息")
PAGES_ON = Phrase("Pages under “{title}”:", "“{title}”下的页面：")
ALL_TOPICS = Phrase("All topics", "全部主题")
MORE_TOPICS = Phrase("More topics", "更多主题")
MORE_PAGES = Phrase("More pages", "更多页面")
MORE_OF_PAGE = Phrase("More of this page", "本页更多内容")
OTHER_PAGES = Phrase("Other pages", "其他页面")
LANGUAGE_NAMES: dict[Locale, str] = {"en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}

# Telegram

CARD_NAME = Phrase("Invest in Sanming", "Invest in Sanming")
COPY_EMAIL = Phrase("Copy e-mail", "复制电子邮件")
COPY_PHONE = Phrase("Copy phone", "复制电话")
HELPFUL = Phrase("👍 Helpful", "👍 有帮助")
NOT_HELPFUL = Phrase("👎 Not helpful", "👎 没帮助")
RATED_HELPFUL = Phrase("Thank you for telling me.", "谢谢您的反馈。")
RATED_NOT_HELPFUL = Phrase(
    "Thank you for telling me. The button “Talk to a person” shows you who can help.",
    "谢谢您的反馈。按“联系真人”可以找到能帮您的人。",
)
NOT_RATED = Phrase(
    "Only the person who asked can rate this reply, and only while it is on record.",
    "只有提问者本人可以评价这条回复，且须在记录保存期内。",
)
APOLOGY = Phrase(
    "Sorry, something went wrong on my side. Please try again later, or ask a person:",
    "抱歉，我这边出了问题。请稍后再试，或通过以下方式联系：",
)
LATE = Phrase(
    "Sorry for the late reply: I was out of service for a while.",
    "抱歉，回复晚了：我暂停服务了一段时间。",
)
SENT_AGAIN = Phrase("Sent again after an interruption:", "因服务中断，重新发送：")
FLOOD = Phrase(
    "That is more than I can answer at once. Your earlier messages are being answered; please send the latest ones "
    "again in a minute.",
    "消息太多，我一时答不过来。先前的消息会继续答复，后面的请过一分钟再发。",
)
COMMAND_HELP = Phrase("how to ask", "使用说明")
COMMAND_TOPICS = Phrase("what I know about", "我了解的主题")
COMMAND_NEWS = Phrase("the newest items", "最新消息")
COMMAND_CONTACT = Phrase("e-mail and phone", "电子邮件和电话")
COMMAND_LANG = Phrase("language", "语言")
BOT_DESCRIPTION = Phrase(
    "I answer investors' questions about Sanming, Fujian, in English and Chinese. I quote the pages of the site "
    "Invest in Sanming and name the page and its date. I am an automatic assistant and speak for no authority.",
    "我用中文和英文回答投资者关于福建三明的问题，引用“投资三明”网站的页面，并注明页面和日期。"
    "我是自动助手，不代表任何政府部门。",
)
BOT_SHORT_DESCRIPTION = Phrase(
    "Sourced answers for investors in Sanming, Fujian.",
    "为投资福建三明的人提供有出处的回答。",
)
