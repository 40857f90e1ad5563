"""Knowledge folders for the tests: a small town that is not Sanming, so that no rule of ours knows it."""

from collections.abc import Mapping
from pathlib import Path

EMAIL = "desk@lanport.example"
PHONE = "0086-20-12345678"

CONTACT_EN = f"""---
title: Contact
section: contact
email: {EMAIL}
phone: {PHONE}
---

Write to {EMAIL} or call {PHONE}.

## Is there WhatsApp, WeChat, fax or a street address?

The site of Lanport lists no WhatsApp, no WeChat, no fax and no street address.
"""
CONTACT_ZH = f"""---
title: 联系方式
section: contact
email: {EMAIL}
phone: {PHONE}
---

请发邮件至{EMAIL}，或致电{PHONE}。

## 有微信、传真或地址吗？

兰港网站没有列出微信、传真和地址。
"""
TOWN: Mapping[str, str] = {
    "contact.en.md": CONTACT_EN,
    "contact.zh.md": CONTACT_ZH,
    "about.en.md": """---
title: About this assistant
section: about
---

This assistant is a program that quotes the pages of Lanport.

## Is this the government?

No, this assistant speaks for no authority.
""",
    "about.zh.md": """---
title: 关于本助手
section: about
---

本助手是一个引用兰港页面的程序。

## 这是政府吗？是官方的吗？

不是，本助手不代表任何机关。
""",
    "harbour.en.md": """---
title: The harbour of Lanport
section: introduction
date: 2026-03-01
source: https://lanport.example/harbour
topics: [location, transport]
---

The harbour of Lanport has twelve berths for container ships. The depth of the harbour is 14 metres.

## Who runs the harbour?

The harbour is run by the Lanport Port Group, which Maria Okafor has led since 2021.

Source: Lanport Gazette, 5 May 2026, https://gazette.example/port
""",
    "harbour.zh.md": """---
title: 兰港港口
section: introduction
date: 2026-03-01
source: https://lanport.example/harbour
topics: [location, transport]
---

兰港港口有十二个集装箱泊位。港口水深14米。

## 港口由谁经营？

港口由兰港港务集团经营，奥卡福自2021年起担任负责人。

来源：兰港日报，2026年5月5日，https://gazette.example/port
""",
    "news/ferry.en.md": """---
title: Ferry to the islands opens
section: news
date: 2014-12-20
source: https://gazette.example/ferry
---

A ferry between Lanport and the Reed Islands opened on 20 December 2014. The crossing takes forty minutes.
""",
    "news/ferry.zh.md": """---
title: 通往芦苇群岛的渡轮开通
section: news
date: 2014-12-20
source: https://gazette.example/ferry
---

兰港至芦苇群岛的渡轮于2014年12月20日开通。航程四十分钟。
""",
    "news/bridge.en.md": """---
title: Bridge over the strait is planned
section: news
date: 2025-11-03
source: https://gazette.example/bridge
---

Lanport plans a bridge over the strait, as the council said on 3 November 2025.
""",
    "licence.en.md": """---
title: Getting a shop licence
section: process
date: 2026-01
---

A shop licence in Lanport is issued by the town hall within nine days.
""",
}


def write_pages(folder: Path, pages: Mapping[str, str | bytes] = TOWN) -> Path:
    """Writes the pages as files; returns the folder."""
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
