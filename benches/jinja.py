"""The same cases through PyYAML (its C reader) and Jinja2: as many files of a like template, written beside and renamed.

    pip install pyyaml jinja2
    cargo bench --bench batch -- 400 jinja=python3

`jinja.py CASES OUT FILES` writes FILES files a case."""

import os
import pathlib
import sys

import jinja2
import yaml

# A like template: parties, order, course with its exhibits, claims, what is asked for by when.
TEMPLATE = """\
【投诉人】
{{ case.consumer.name }}，{{ case.consumer.phone }}，{{ case.consumer.address }}

【投诉对象】
{{ case.merchant.legal_name or case.merchant.shop }}{% if case.merchant.address %}，{{ case.merchant.address }}{% endif %}

【投诉内容】
本人投诉{{ case.merchant.legal_name or case.merchant.shop }}{% if case.merchant.shop %}（店铺“{{ case.merchant.shop }}”）{% endif %}：\
{{ case.problem.summary }}
{% if case.order.placed %}{{ case.order.placed | day }}，{% endif %}本人购买{{ case.order.item }}\
{% if case.order.spec %}（{{ case.order.spec }}）{% endif %}，实付{{ case.order.paid }}元，订单号{{ case.order.number }}。
{% for detail in case.problem.details or [] %}
{{ detail.text }}{% if detail.exhibits %}（{% for id in detail.exhibits %}证据{{ numbers[id] }}：{{ titles[id] }}\
{% if not loop.last %}；{% endif %}{% endfor %}）{% endif %}

{% endfor %}
{% for event in case.history %}
{{ event.at | day }}，{{ who[event.by] or event.by }}{{ words[event.event] or event.event }}\
{% if event.text %}：{{ event.text }}{% endif %}{% if event.quote %}，称“{{ event.quote }}”{% endif %}\
{% if event.exhibits %}（{% for id in event.exhibits %}证据{{ numbers[id] }}{% if not loop.last %}；{% endif %}\
{% endfor %}）{% endif %}。
{% endfor %}

【诉求】
{% for claim in case.claims %}
{{ loop.index }}.{{ words[claim.kind] or claim.kind }}{% if claim.amount %}{{ claim.amount }}元{% endif %}\
{% if claim.text %}：{{ claim.text }}{% endif %}

{% endfor %}
{% if case.respond_within_days %}请在{{ case.respond_within_days }}日内答复。{% endif %}

【证据】
{% for exhibit in case.exhibits or [] %}
证据{{ loop.index }}：{{ exhibit.title }}{% if exhibit.shows %}，{{ exhibit.shows }}{% endif %}

{% endfor %}
"""
WHO = {"consumer": "本人", "merchant": "商家", "platform": "平台", "courier": "快递"}
WORDS = {"shipped": "发货", "delivered": "送达", "after-sale-requested": "申请售后", "refused": "未同意", "refund": "退款"}


def day(moment: object) -> str:
    year, month, date = str(moment)[:10].split("-")
    return f"{int(year)}年{int(month)}月{int(date)}日"


def main(cases: str, out: str, files: str) -> None:
    environment = jinja2.Environment(trim_blocks=True, lstrip_blocks=True)
    environment.filters["day"] = day
    template = environment.from_string(TEMPLATE)
    for path in sorted(pathlib.Path(cases).glob("*.yaml")):
        case = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        exhibits = case.get("exhibits") or []
        numbers = {one["id"]: number for number, one in enumerate(exhibits, 1)}
        titles = {one["id"]: one["title"] for one in exhibits}
        folder = os.path.join(out, path.stem)
        os.makedirs(folder, exist_ok=True)
        for number in range(int(files)):
            text = template.render(case=case, numbers=numbers, titles=titles, who=WHO, words=WORDS)
            temporary = os.path.join(folder, f"{number}.tmp")
            with open(temporary, "w", encoding="utf-8") as file:
                file.write(text)
            os.replace(temporary, os.path.join(folder, f"{number}.txt"))


if __name__ == "__main__":
    main(*sys.argv[1:])
