"""写出虚构的案件，一行一个（JSON）：python3 generate.py 1000000 > cases.jsonl

人名、店铺、号码和地址都是虚构的；每单的订单号、电话、金额和日期不同。"""

import json
import sys

ITEMS = [("手工陶碗1套", "碗口开裂"), ("折叠台灯", "灯杆不能固定"), ("羊毛围巾", "收到时有破洞"), ("蓝牙音箱", "充满电后不能开机")]
REPLIES = ["包装已拆，影响二次销售", "超过七天，不能退", "发货前都检查过，没有问题", "亲，这个属于正常现象"]


def case(number: int) -> dict:
    item, fault = ITEMS[number % len(ITEMS)]
    day = 1 + number % 20
    return {
        "id": f"case-{number:07}",
        "as_of": "2026-06-10",
        "platform": "xiaohongshu",
        "consumer": {"name": "林示例", "phone": f"138{number % 10**8:08}", "address": "示例省示例市虚构区纸张路9号"},
        "merchant": {"shop": "山月陶社", "legal_name": "示例市示例百货有限公司", "address": "示例市虚构区样本路1号"},
        "order": {
            "number": f"P7{number:017}",
            "item": item,
            "category": "家居用品",
            "paid": f"{20 + number % 480}.{number % 100:02}",
            "placed": f"2026-05-{day:02}",
        },
        "problem": {"kind": "quality", "summary": f"收到的{item}{fault}", "exhibits": ["photo"]},
        "claims": [{"kind": "return-refund"}],
        "history": [
            {"at": f"2026-05-{day + 3:02}", "by": "courier", "event": "delivered", "exhibits": ["page"]},
            {"at": f"2026-05-{day + 4:02}", "by": "consumer", "event": "after-sale-requested", "exhibits": ["page"]},
            {"at": f"2026-05-{day + 5:02}", "by": "merchant", "event": "refused", "quote": REPLIES[number % len(REPLIES)], "exhibits": ["page"]},
        ],
        "exhibits": [
            {"id": "photo", "kind": "photo", "title": "收到时的照片"},
            {"id": "page", "kind": "screenshot", "title": "物流和售后页面截图"},
        ],
    }


if __name__ == "__main__":
    for number in range(int(sys.argv[1])):
        sys.stdout.write(json.dumps(case(number), ensure_ascii=False) + "\n")
