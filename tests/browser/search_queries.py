"""What readers ask of the five reports: by kind, with the pages that answer.

Exact kinds are answered by every page whose text holds the query; the others name their pages,
of which the first is to come first.
"""

from __future__ import annotations

from typing import Final

LUQUAN: Final = "hebei/shijiazhuang/luquan"
QIAOXI: Final = "hebei/shijiazhuang/qiaoxi"
SHENZE: Final = "hebei/shijiazhuang/shenze"
LAOTING: Final = "hebei/tangshan/laoting"
JIANGHUA: Final = "hunan/yongzhou/jianghua"
REPORTS: Final = {
    LUQUAN: f"{LUQUAN}/2024",
    QIAOXI: f"{QIAOXI}/2025",
    SHENZE: f"{SHENZE}/2023",
    LAOTING: f"{LAOTING}/2023",
    JIANGHUA: f"{JIANGHUA}/2024",
}

EXACT: Final[dict[str, tuple[str, ...]]] = {
    "county": (
        *("鹿泉", "鹿泉区", "桥西", "桥西区", "深泽", "深泽县", "乐亭", "乐亭县", "江华"),
        *("江华瑶族自治县", "石家庄", "唐山市", "永州", "河北省", "湖南"),
    ),
    "office": (
        *("鹿泉区委网信办", "桥西区委网信办", "乐亭县委网信办", "江华瑶族自治县委网信办"),
        *("网络安全和信息化委员会办公室", "深泽县互联网信息办公室", "互联网信息办公室"),
    ),
    "topic": (
        *("舆情监测", "网络安全", "网络宣传", "网络文明", "驻村帮扶", "人员与安置"),
        *("运行维护", "乡村振兴", "新媒体", "退役士兵", "强军工程"),
    ),
    "partial word": (
        *("监测直", "信办", "测服务", "级支出", "情中心", "信息化委", "盖范", "平台宣传项"),
        *("前后不", "安全监测系统续购", "四舍五", "委网信", "效自", "依法不予"),
    ),
    "sentence": (
        *("维持单位运转", "报告没有写执行率", "报告称内容涉密", "未安排", "部门内部公开"),
        *("单位给自己打的分", "由程序用报告自己的数字比对", "按预算用完"),
    ),
    "number": (
        *("355.53", "99.91%", "230.85", "46.8648", "267.77", "63.77", "88.45", "19.84", "9.88"),
        *("75.31%", "8000条", "100. 00%", "355.53万元", "2023年"),
    ),
    "document number": (
        *("乐财预〔2024〕2号", "乐财预(2024)2号", "乐财预[2024]2号", "乐财预【2024】2 号"),
        *("鹿发〔2019〕8号", "西发（2019）5号", "石发[2019]8号", "中发〔2018〕34号"),
        *("湘办发〔2019〕10号", "〔2019〕"),
    ),
    "project": (
        *("网络舆情监测直报项目", "舆情中心运行费", "网络重点平台宣传项目", "退役士兵安置项目"),
        *("网络强军工程及网宣经费", "安全监测系统续购项目资金", "乡村振兴驻村工作"),
    ),
    "latin": ("SHA-256", "sha", "JSON", "csv"),
    "one character": ("泉", "瑶", "9"),
}

SPELLED: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "pinyin": (
        *(("luquan", LUQUAN), ("luquanqu", LUQUAN), ("lu quan", LUQUAN), ("LuQuan", LUQUAN)),
        *(("qiaoxi", QIAOXI), ("shenze", SHENZE), ("laoting", LAOTING), ("jianghua", JIANGHUA)),
        ("jianghuayaozuzizhixian", JIANGHUA),
    ),
    "initials": (
        *(("lq", LUQUAN), ("lqq", LUQUAN), ("qxq", QIAOXI), ("szx", SHENZE), ("ltx", LAOTING)),
        *(("jhyzzzx", JIANGHUA), ("jh", JIANGHUA), ("LTX", LAOTING)),
    ),
    "misreading": (("leting", LAOTING), ("letingxian", LAOTING), ("lvquan", LUQUAN)),
    "code": (("130110", LUQUAN), ("130104", QIAOXI), ("130225", LAOTING), ("431129", JIANGHUA)),
    "former name": (("鹿泉市", LUQUAN), ("130185", LUQUAN)),
}


def wide(text: str) -> str:
    """The text in full-width characters, as an input method types it."""
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


SAME: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "full width": (
        *((wide(each), each) for each in ("355.53", "99.91%", "2024", "SHA-256", "(2019)5")),
        *(("鹿\u3000泉", "鹿泉"), ("网络舆\n情", "网络舆情")),
    ),
    "traditional": (
        *(("鹿泉區委網信辦", "鹿泉区委网信办"), ("輿情監測", "舆情监测"), ("江華", "江华")),
        *(("樂亭縣", "乐亭县"), ("網絡安全", "网络安全"), ("預算執行率", "预算执行率")),
    ),
}

WORDS: Final = (
    ("鹿泉 舆情", REPORTS[LUQUAN]),
    ("桥西 预算", REPORTS[QIAOXI]),
    ("江华 涉密", REPORTS[JIANGHUA]),
    ("luquan 舆情", REPORTS[LUQUAN]),
    ("乐亭县 99.91%", REPORTS[LAOTING]),
    ("鹿泉2024", REPORTS[LUQUAN]),
    ("luquan2024", REPORTS[LUQUAN]),
    ("深泽县2023", REPORTS[SHENZE]),
)

OFFICES: Final = (
    *(("lqqwwxb", LUQUAN), ("luquanquweiwangxinban", LUQUAN), ("shenzexianwei", SHENZE)),
    *(("szxwwxb", SHENZE), ("laotingxianweiwangxinban", LAOTING), ("qxqwwxb", QIAOXI)),
)

PROJECTS: Final = (
    ("yuqingzhongxin", REPORTS[LUQUAN]),
    ("yqzxyxf", REPORTS[LUQUAN]),
    ("wangluoqiangjun", REPORTS[LAOTING]),
    ("anquanjiancexitong", REPORTS[JIANGHUA]),
    ("xiangcunzhenxing", REPORTS[JIANGHUA]),
    ("tuiyishibing", REPORTS[LUQUAN]),
    ("yuqingjiance", "topics/yuqing-jiance"),
    ("wangluowenming", "topics/wangluo-wenming"),
)

TYPING_ERRORS: Final = (
    *(("路泉区", LUQUAN), ("陆泉", LUQUAN), ("鹿全区", LUQUAN), ("露泉区委网信办", LUQUAN)),
    *(("luqaun", LUQUAN), ("luqan", LUQUAN), ("乔西区", QIAOXI), ("桥希区", QIAOXI)),
    *(("深择县", SHENZE), ("申泽县", SHENZE), ("shenzhe", SHENZE), ("乐停县", LAOTING)),
    *(("laotign", LAOTING), ("江花瑶族自治县", JIANGHUA), ("姜华", JIANGHUA)),
    *(("江华瑶自治县", JIANGHUA), ("jianhua", JIANGHUA), ("江华搖族自治县", JIANGHUA)),
)
