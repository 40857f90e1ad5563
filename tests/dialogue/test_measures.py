"""Measures that are asked for and not told, on a town that is not Sanming."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue.answer import look_up
from bot.dialogue.measures import lacks_the_measure
from bot.search.index import Index
from tests.pages import write_pages

PAGES = {
    "stalls.en.md": "# Stall permits of Lanport\n\nThe stall permit check is part of chapter 4 of the town book, which has 312 pages.\n",
    "stalls.zh.md": "# 兰港摊位\n\n兰港摊位检查写在镇志第4章，镇志共312页。\n",
    "bread.en.md": "# Bread\n\nBread is baked for 3 hours.\n",
    "bread.zh.md": "# 面包\n\n面包烤3个小时。\n",
}


@pytest.mark.parametrize(
    ("asked", "told", "lacks"),
    [
        ("how long does the check take", "the code was passed in 2016 and has 1242 articles", True),
        ("how long by train from the capital", "the railway is 635 km long", True),
        ("how long by train from the capital", "the train takes two hours", False),
        ("is there a train from the capital", "the flight takes an hour", True),
        ("is there a train from the capital", "the railway opened in 2013", False),
        ("is there a flight", "the station opened in 2013", True),
        ("schools that train workers", "the college has two campuses", False),
        ("what visa does a welder need to work there", "visits of 30 days need no visa", True),
        ("what visa does a welder need to work there", "visits need no visa; work needs a permit", False),
        ("焊工来工作要什么证件", "访问30天免签", True),
        ("焊工来工作要什么证件", "先取得工作许可", False),
        ("how long does the check take", "it is decided within 15 days", False),
        ("how long does the check take", "from 2016 on it took two steps", True),
        ("how long did it take", "from 2016 to 2019", False),
        ("how long does it take", "the mill grinds 4,300 tonnes a year", True),
        ("how long does it take", "the mill was opened this year, in may 2016", True),
        ("how long does it take", "it takes a year", False),
        ("how long does it take", "the permit holds for thirty working days", False),
        ("how long is the quay", "it is 300 m", False),  # a length, perhaps
        ("for how many years", "for at most 50 years", False),
        ("can i invest in a mill", "the mayor visited the mill in 2016", True),
        ("can i invest in a mill", "mills are open to foreigners", False),
        ("who owns it", "the mill grinds 4,300 tonnes a year", True),
        ("who owns the mill", "the mill belongs to holm brothers", False),
        ("who is the owner of the mill", "the town owns the mill", False),
        ("磨坊归谁", "磨坊年产四千吨", True),
        ("磨坊老板是谁", "磨坊属霍姆兄弟公司", False),
        ("how far is the mill", "the mill has 9 rooms", True),
        ("how far is the mill", "half a mile", False),
        ("how far is the mill", "the road to the mill is 9 km long", True),
        ("how far is the mill", "the park of the mill has 9 square km", True),
        ("what is the distance from here to the mill", "9 km by road", False),
        ("how long is the permit valid", "the permit has been a card since 2024", True),
        ("how long is the permit valid", "the permit holds for two years", False),
        ("when will the mill be finished", "the mill is one of the projects of 2025", True),
        ("when was the mill completed", "the mill was opened in 2016", False),
        ("磨坊什么时候建成", "磨坊是2025年的项目之一", True),
        ("磨坊哪年完工", "磨坊2016年建成", False),
        ("which companies are there", "bread is the key trade of the town", True),
        ("which companies are there", "bread is baked by holm ltd a company of the town", False),
        ("parks in norbury", "bread is the key trade of norbury", True),
        ("parks in norbury", "norbury has a park for mills", False),
        ("when did the mill start", "the mill had 9 rooms in 2016", True),
        ("when did the mill start", "the mill was founded in 2016", False),
        ("那里有哪些企业", "面包是镇上的重点产业", True),
        ("那里有哪些企业", "面包由霍姆公司烤制", False),
        ("那里有哪些园区", "面包是镇上的重点产业", True),
        ("最低注册资本", "资本五年内缴足", True),
        ("最低注册资本", "资本不低于900万元", False),
        ("镇上安全吗", "镇上生产安全应急产品", True),
        ("is the town safe", "the town makes goods for emergencies", True),
        ("is the town safe", "there is little crime in the town", False),
        ("how many people work in the mill", "the mill grinds 900 tonnes", True),
        ("how many people work in the mill", "the mill has 40 workers", False),
        ("can foreigners invest in the mill", "the mill has an output of 9 million yuan", True),
        ("can foreigners invest in the mill", "the mill is on no negative list", False),
        ("what are the problems of the mill", "the mill grinds 900 tonnes", True),
        ("what are the problems of the mill", "water is short there", False),
        ("磨坊有多少工人", "磨坊年产900吨", True),
        ("磨坊有多少人", "磨坊年产900吨", True),
        ("磨坊有多少人", "磨坊里有40人", False),
        ("磨坊谁负责", "磨坊年产900吨", True),
        ("磨坊谁负责", "磨坊由镇公所管理", False),
        ("磨坊有多少工人", "磨坊带动40人就业", False),
        ("外国人能投资磨坊吗", "磨坊年产900吨", True),
        ("外国人能投资磨坊吗", "磨坊不在负面清单内", False),
        ("磨坊存在什么问题", "磨坊年产900吨", True),
        ("磨坊存在什么问题", "磨坊用水不足", False),
        ("until when", "the stall was opened in 2016", True),
        ("until when", "the stall is let from 2016 to 2031", False),
        ("until when may they apply", "within 15 days", False),
        ("how much will it grow next year", "it grew by 9 percent", True),
        ("how much will it grow next year", "it is to grow by 9 percent, the plan says", False),
        ("when is the next fair", "the 17th fair was held in may 2022", True),
        ("when is the next fair", "the 18th, the newest found, was held in may 2023", False),
        ("what are the next steps", "it is registered, then taxed", False),
        ("下一届鱼市几号", "第17届鱼市2022年5月举行", True),
        ("下一届鱼市几号", "最近一届是第18届", False),
        ("what does it cost to register a stall", "who puts in yuan earned here need not register it", True),
        ("what does it cost to register a stall", "it is 30 yuan", False),
        ("what does it cost to register a stall", "it is free", False),
        ("what does it cost to register a stall", "a permit costs 40 marks", False),
        ("办摊位证要收价格", "摊位证分三类，消费者可以查", True),  # 多少钱 in the pages' words
        ("办摊位证要收价格", "摊位证30元", False),
        ("which mill is the biggest", "there are two mills", True),
        ("which mill is the biggest", "two mills stand in the forest, the first of stone", True),
        ("which mill is the biggest", "the largest mill is that of Holm", False),
        ("what does the fish sell for per kilo", "the fish trade is worth 9 million yuan", True),
        ("what does the fish sell for per kilo", "fish is sold at 9 yuan per kilo", False),
        ("what price per tonne does the mill pay", "the mill has an output of 9 million yuan", True),
        ("is there a minimum capital", "the capital is paid within five years", True),
        ("is there a minimum capital", "the capital is at least 9 million yuan", False),
        ("which mill is the biggest", "the mill has 9 rooms", True),
        ("which mill is the biggest", "the old mill ranks first with 9 rooms", False),
        ("which street has the most mills", "three mills stand in water street", True),
        ("which street has the most mills", "water street has most mills", False),
        ("what is the most common bread", "rye bread is eaten by all", False),
        ("which mill has the fewest rooms", "the largest mill has 90 rooms", True),
        ("which mill is the smallest", "the smallest mill has one room", False),
        ("which mills have no road", "a road leads to holm mill", True),
        ("which mills have no road", "holm mill cannot be reached by road", False),
        ("what does a tonne of flour go for", "the mill grinds 900 tonnes of flour", True),
        ("what does it cost", "the permit is kept for five years", True),
        ("what does it cost", "the permit is 30 yuan", False),
        ("how do our guests get there", "nearly 400 guests came to the fair", True),
        ("how do our guests get there", "it is an hour by boat", False),
        ("how do i get to the mill", "contracts for the mill were signed", True),
        ("how do i get to the mill", "the mill makes cars on 9 square kilometres", True),
        ("how much is it all in", "the permit is a card", True),
        ("how much is that", "it is 30 yuan", False),
        ("how do i get from new norbury to lanport", "contracts were signed in new norbury", True),
        ("how do i get to the mill", "it is an hour by boat", False),
        ("哪个磨坊最小", "磨坊中最大的有9个房间", True),
        ("哪些磨坊没有路", "有路通往老磨坊", True),
        ("哪些磨坊没有路", "老磨坊不通公路", False),
        ("怎么去磨坊", "磨坊签了合同", True),
        ("怎么去磨坊", "坐船一小时", False),
        ("怎么去磨坊", "磨坊造汽车", True),
        ("磨坊的年份怎么来的", "按第四章推算", False),
        ("磨坊下一步怎么走", "再建两个房间", False),
        ("怎么去投诉磨坊", "向镇公所投诉", False),
        ("怎么走流程", "向镇公所提交表格", False),
        ("how do i get to be a miller", "the guild decides", False),
        ("哪个磨坊最大", "磨坊有9个房间", True),
        ("哪个磨坊最大", "老磨坊居首位", False),
        ("要多长时间", "法典共1242条，2026年3月12日通过", True),
        ("要多长时间", "7个工作日内决定", False),
        ("多久之内缴足", "五年内缴足", False),
        ("票价多少钱", "船有30个座位", True),
        ("票价多少钱", "票价30元", False),
        ("鱼一斤多少钱", "渔业产值9亿元", True),
        ("鱼一斤多少钱", "鱼每斤9元", False),
        ("鱼现在一吨收购价是多少", "渔业产值9亿元", True),
        ("多少钱一斤", "鱼卖9元一斤", False),
        ("鱼一百斤收购价多少钱", "渔业产值9亿元", True),
        ("摊位怎么申请", "2025年摊位有300个", True),
        ("摊位怎么申请", "向镇公所提交表格", False),
        ("up to what age may one be a miller", "a miller keeps the permit for five years", True),
        ("up to what age may one be a miller", "millers are 18 to 60 years old", False),
        ("how many hectares has the mill", "the mill has 90 rooms", True),
        ("how many hectares has the mill", "the mill covers 900 mu", False),
        ("how many tonnes does it grind", "it has ground flour since 1900", True),
        ("which documents does a miller need", "the miller is told within 5 days", True),
        ("which documents does a miller need", "the miller hands in a form", False),
        ("what does a kilo of the finest brown rye flour of the mill sell for", "it grinds 900 tonnes", True),
        ("who digs the clay and who sells it", "the clay of the mill is fine", True),
        ("who grows the rye", "the rye of the hills is tall", True),
        ("who grows the rye", "farmers of the hills sow rye", False),
        ("how do i get there from norbury", "a page of norbury names the mill", True),
        ("谁在开采粘土", "粘土可开采90年", True),
        ("谁在开采粘土", "粘土由老磨坊公司开采", False),
        ("how soon do they decide", "the guild decides on it", True),
        ("how soon will the law be in force", "it has been in force since may 2026", False),
        ("what age has the mill", "it was built 900 years ago", False),
        ("注册资本有多少要求", "须在五年内缴足", False),
        ("how soon do they decide", "the guild decides within 5 days", False),
        ("must the miller come in person", "the miller signs the lease", True),
        ("must the miller come in person", "an agent may sign for the miller", False),
        ("how do i deregister the mill", "register the mill with the guild", True),
        ("how do i deregister the mill", "a mill is deregistered by the guild", False),
        ("面粉收购价一吨多少", "面粉产值9亿元", True),
        ("磨坊主必须本人到场吗", "磨坊主签租约", True),
        ("磨坊主必须本人到场吗", "可以委托他人办理", False),
        ("磨坊怎么注销", "向行会登记磨坊", True),
        ("磨坊怎么注销", "磨坊由行会注销", False),
        ("how much is the finest rye flour per kg", "it grinds 900 tonnes of flour a year", True),
        ("when is the tax return due", "the report is handed in by 30 june", True),
        ("when is the tax return due", "the tax return is due on 1 may", False),
        ("什么时候报税", "年报6月30日前提交", True),
        ("磨坊占地多少亩", "磨坊有两层楼", True),
        ("磨坊占地多少亩", "磨坊占地3公顷", False),
        ("磨坊磨多少吨面粉", "1900年起磨面粉", True),
        ("磨坊的注册资本是多少", "须在五年内缴足", True),
        ("磨坊的注册资本是多少", "共900万元", False),
        ("开磨坊需要哪些材料", "须报送信息报告", True),
        ("开磨坊需要哪些材料", "须提交申请表", False),
        ("有最低资本要求吗", "资本须缴足", True),
        ("有最低资本要求吗", "资本不低于3万元", False),
    ],
)
def test_a_number_of_another_kind_is_no_answer(asked: str, told: str, lacks: bool) -> None:
    assert lacks_the_measure(asked, chinese=asked[0] > "一", quoted=[told]) is lacks


def test_a_heading_that_asks_for_the_measure_takes_it_for_told() -> None:
    told = ["goals are set for 2025 and for 2035"]
    assert lacks_the_measure("until when do the goals run", False, told)
    assert not lacks_the_measure("until when do the goals run", False, told, ["until when is it planned"])


def test_what_takes_time_is_not_answered_with_a_number_of_pages(town: Index) -> None:
    asked = "How long does the stall permit check of Lanport take?"
    assert look_up(asked, town, "en").band != "sure"
    assert look_up("How long is bread baked?", town, "en").band == "sure"
    assert look_up("兰港摊位检查要多长时间？", town, "zh").band != "sure"


def test_the_topic_before_a_question_is_no_second_one(tmp_path: Path) -> None:
    """“Output of fish” in front of it, from the question before, asks nothing."""
    pages = {
        "fish.zh.md": "# 兰港渔业\n\n## 兰港渔业一年有多大？渔业产值值多少钱？\n\n2024年，兰港渔业产值为9亿元，渔船有30艘。\n"
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    assert look_up("渔业 产值 渔船 兰港渔业产值多少钱", index, "zh").band == "sure"
    assert look_up("渔业 产值 渔船 兰港渔业一吨多少钱", index, "zh").band != "sure"
