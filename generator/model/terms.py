"""The glossary table: identifier, Chinese term, one plain sentence, source.

Every key of a report file and every column of a download is a row here, so that the word a reader
sees is never typed into a template. Rows with `in_glossary` are explained to citizens on
`/glossary/` and beside their first use on a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Term:
    """One thing with its one name in code, its Chinese word and what it means."""

    identifier: str
    chinese: str
    plain: str
    in_glossary: bool = False
    source: str = ""


_SCORING: Final = "财预〔2020〕10号"
_BUDGET_LAW: Final = "预算法"

_GLOSSARY: Final = (
    (
        "general_public_budget",
        "一般公共预算",
        "主要用税收安排、用于机关运转和教育医疗等公共服务的那本账。",
        _BUDGET_LAW,
    ),
    (
        "government_fund_budget",
        "政府性基金预算",
        "土地出让收入等专项收入形成、只能用于指定事业的那本账。",
        _BUDGET_LAW,
    ),
    (
        "state_capital_budget",
        "国有资本经营预算",
        "国家作为国有企业的出资人，收到的利润等收益及其使用的那本账。",
        _BUDGET_LAW,
    ),
    (
        "social_insurance_budget",
        "社会保险基金预算",
        "养老、医疗等社会保险缴费和待遇支付的那本账，专款专用。",
        _BUDGET_LAW,
    ),
    ("basic_expenditure", "基本支出", "维持单位正常运转的钱，包括发工资和日常办公。", ""),
    ("project_expenditure", "项目支出", "基本支出之外，为办成某件专门的事安排的钱。", ""),
    ("personnel_expenditure", "人员经费", "花在人身上的钱，如工资、津贴补贴和社会保险缴费。", ""),
    ("operating_expenditure", "公用经费", "日常办公的钱，如办公用品、水电、差旅和维修。", ""),
    ("three_public", "三公经费", "因公出国（境）、公务用车购置和运行、公务接待三类费用。", ""),
    (
        "carried_forward",
        "结转结余",
        "当年没有用完的钱：事情没做完留到下年接着用的叫结转，事情做完或不做了剩下的叫结余。",
        "",
    ),
    (
        "execution_rate",
        "预算执行率",
        "实际支出占预算的比例；100% 表示按预算用完，不说明花得好不好。",
        _SCORING,
    ),
    ("performance_goal", "绩效目标", "花这笔钱打算做成什么、达到什么效果，通常在年初定下。", ""),
    ("output", "产出指标", "看做了多少、质量怎样、是否按时，有的也看成本。", _SCORING),
    ("benefit", "效益指标", "看做完之后带来了什么变化或好处。", _SCORING),
    ("satisfaction", "满意度指标", "看服务对象满意的比例，一般来自调查。", _SCORING),
    (
        "self_evaluation",
        "绩效自评",
        "单位在年度结束后对照目标给自己打分和总结，不是上级或第三方的评价。",
        _SCORING,
    ),
    ("grade", "评价等级", "按得分划出的档次；各地分数线不同，要同时看所用的标准。", ""),
    ("withheld", "依法不予公开", "报告写明依照法律不公开；不是 0，也不是没写。", ""),
    ("not_stated", "未说明", "报告没有提到；不等于没有，也不等于 0。", ""),
    ("nothing", "未安排", "报告写明这一项没有安排钱，可以当作 0。", ""),
    ("not_applicable", "不适用", "这一栏对这件事没有意义，例如没有预算就没有执行率。", ""),
    ("holds", "相符", "按报告自己的数字重新计算，结果和报告写的一样。", ""),
    ("rounds", "四舍五入差异", "各数保留几位小数造成的微小差额，不算矛盾。", ""),
    ("truncated", "截位", "多余的小数被直接去掉而没有四舍五入，末位可能小 1。", ""),
    (
        "contradicts",
        "前后不一",
        "同一份报告里两个数或两处说法对不上；原因可能有多种，本站不判断哪个准确。",
        "",
    ),
    ("missing", "应有未见", "报告自己说要写、或写明的规定要求写，但在报告里没有找到。", ""),
    ("undecided", "无法判断", "比对所需的数没有说明或不公开，因此算不出结果。", ""),
    ("established_posts", "编制", "批准给一个单位的人员名额。", ""),
    ("staff_in_post", "在编人数", "占用名额的实际人数；借调、驻村等会使在岗的人更少。", ""),
    ("computed", "本站相加", "报告没有写、由本站用报告的数字算出的数，算式写在旁边。", ""),
)

_FIELDS: Final = (
    ("format", "格式版本", "报告数据文件的格式编号。"),
    ("code", "区划代码", "六位行政区划代码，按文字保存。"),
    ("division_code", "区划代码", "六位行政区划代码，按文字保存。"),
    ("year", "预算年度", "报告评价的那个财政年度。"),
    ("department", "部门", "编制报告的部门，用短名表示。"),
    ("kind", "自评类别", "整体支出自评或项目支出自评。"),
    ("title", "标题", "报告的标题，照录。"),
    ("title_words", "标题说明", "标题与正文用词不同的地方。"),
    ("attachment_label", "附件编号", "报告页首印的附件编号。"),
    ("index_number", "索引号", "公开目录给的编号。"),
    ("unit", "金额单位", "报告金额用元还是万元；每个数可以另写单位。"),
    ("coverage", "覆盖范围", "报告的金额包括哪些支出。"),
    ("coverage_note", "覆盖说明", "报告的金额包括和不包括什么。"),
    ("budget_label", "预算数的叫法", "报告怎样称呼预算数。"),
    ("documents", "引用的文件", "报告作为依据引用的文件。"),
    ("issuer", "发文机关", "文件的发出单位，照录。"),
    ("number", "文号", "文件编号，照录。"),
    ("agency", "编制单位", "编制这份报告的单位。"),
    ("full_name", "单位全称", "报告写的单位全称。"),
    ("short_name", "单位简称", "报告或页面标题用的单位简称。"),
    ("second_nameplate", "加挂牌子", "同一单位的另一块牌子。"),
    ("rank", "机构规格", "报告写的级别。"),
    ("agency_kind", "单位性质", "党委工作机关、行政单位或事业单位。"),
    ("funding", "经费形式", "财政拨款等。"),
    ("sections_count", "内设机构数", "报告写的内设机构个数。"),
    ("sections", "内设机构", "单位内部的股室。"),
    ("institutions_count", "所属机构数", "报告写的所属机构个数。"),
    ("institutions", "所属机构", "单位下面的事业单位或中心。"),
    ("nature", "性质", "机构的性质或规格，照录。"),
    ("agency_changes", "机构变动", "当年机构的变动。"),
    ("duties", "主要职责", "职责条数或简短概括。"),
    ("staff", "人员", "编制和实有人数。"),
    ("staff_as_of", "人数的时间", "人数说的是哪一天。"),
    ("administrative_posts", "行政编制", "行政编制名额。"),
    ("institution_posts", "事业编制", "事业编制名额。"),
    ("administrative_staff", "行政在编人数", "占用行政编制的人数。"),
    ("institution_staff", "事业在编人数", "占用事业编制的人数。"),
    ("staff_on_duty", "实际在岗人数", "除去借调、驻村等之后在岗的人数。"),
    ("seconded", "借调和驻村人数", "派到别处工作的人数。"),
    ("retired", "离退休人数", "离休和退休人员。"),
    ("newly_arrived", "新调入人数", "当年调入的人数。"),
    ("staff_changes", "人员变动", "当年人员的变动。"),
    ("funds", "资金来源", "各本账的收入和支出。"),
    ("total_income", "收入合计", "报告写的收入总数。"),
    ("fiscal_special_account", "财政专户核拨收入", "由财政专户拨付的收入。"),
    ("other_income", "其他收入", "其他来源的收入。"),
    ("brought_forward", "上年结转", "上一年没有用完、转到本年的钱。"),
    ("income_budget", "预算收入", "预算安排的收入。"),
    ("income_final", "决算收入", "年终核定的收入。"),
    ("spending", "支出", "钱用在哪里。"),
    ("total", "全年支出", "基本支出与项目支出的总数。"),
    ("initial_budget", "年初预算数", "年初批准或申请的预算；报告只写“预算数”的也记在这里。"),
    ("adjusted_budget", "全年预算数", "经调整（含上年结转）后的预算，不是增减的金额。"),
    ("received", "到位资金", "财政实际拨付的钱。"),
    ("executed", "实际支出", "全年执行数，即花出去的钱。"),
    ("share", "占比", "占上一级支出的比例。"),
    ("projects", "项目", "报告列出的项目。"),
    ("project_key", "项目短名", "项目在数据文件里的固定短名。"),
    ("name", "名称", "照录报告的名称。"),
    ("other_names", "其他名称", "同一份报告对同一个项目的其他叫法。"),
    ("place", "所在位置", "在报告的哪一部分。"),
    ("topic", "项目类别", "这类钱是做什么的，便于各县比较。"),
    ("points", "分值", "这一项的满分。"),
    ("score", "得分", "单位给自己打的分。"),
    ("purpose", "用途", "钱的用途，本站概括。"),
    ("goal", "目标", "本站对绩效目标的概括。"),
    ("result", "完成情况", "本站对完成情况的概括。"),
    ("summary", "概括", "本站的简短概括。"),
    ("length", "字数", "这段原文统一标点宽窄、去掉空格后的字数。"),
    ("digest", "指纹", "SHA-256 指纹：内容变了，指纹就变。"),
    ("indicators", "绩效指标", "目标值和完成值。"),
    ("category", "一级指标", "产出、效益、满意度等。"),
    ("subcategory", "二级指标", "数量、质量、时效等，照录。"),
    ("target", "年度指标值", "打算达到的数值。"),
    ("actual", "实际完成值", "报告写的完成数值。"),
    ("deviation_reason", "偏差原因", "没有达到的原因。"),
    ("improvement", "改进措施", "打算怎样改进。"),
    ("amount", "金额", "报告写的金额。"),
    ("part_of", "属于", "这笔钱属于哪个总数。"),
    ("reason", "理由", "报告写的理由。"),
    ("legal_basis", "引用的法律条款", "报告引用的条款；没有引用的写未说明。"),
    ("reviewed_by", "审查", "由谁审查。"),
    ("review_again_on", "再次审查的日期", "什么时候再审查能不能公开。"),
    ("three_public_budget", "三公经费预算", "三公经费的预算数。"),
    ("three_public_executed", "三公经费支出", "三公经费的实际支出。"),
    ("abroad_executed", "因公出国（境）费", "因公出国（境）的支出。"),
    ("vehicle_purchase_executed", "公务用车购置费", "购置公务用车的支出。"),
    ("vehicle_operation_executed", "公务用车运行维护费", "公务用车运行和维护的支出。"),
    ("reception_executed", "公务接待费", "公务接待的支出。"),
    ("assets", "资产", "单位的资产。"),
    ("assets_as_of", "资产的时间", "资产说的是哪一天。"),
    ("assets_total", "资产总额", "报告写的资产合计。"),
    ("asset_items", "资产分类", "各类资产的金额。"),
    ("vehicles", "车辆数", "公务用车的数量。"),
    ("procurement", "政府采购", "政府采购的预算和支出。"),
    ("procurement_budget", "政府采购预算", "政府采购的预算数。"),
    ("procurement_executed", "政府采购支出", "政府采购的实际支出。"),
    ("total_points", "满分", "报告写的满分。"),
    ("total_score", "自评得分", "单位给自己打的总分。"),
    ("stated_grades", "文中写的等级", "正文别处写到的等级。"),
    ("categories", "分类得分", "各类指标的得分。"),
    ("grade_bands", "评级标准", "报告印出的分数线。"),
    ("at_least", "不低于", "这一档的最低分。"),
    ("below", "低于", "不到这个分数。"),
    ("conclusion", "评价结论", "单位的结论，本站概括或照录。"),
    ("projects_count", "项目个数", "报告写的项目个数。"),
    ("projects_budget", "项目预算合计", "报告写的项目预算总数。"),
    ("projects_executed", "项目支出合计", "报告写的项目支出总数。"),
    ("projects_rate", "项目执行率", "报告写的项目总执行率。"),
    ("evaluated_count", "参评项目数", "参加自评的项目个数。"),
    ("evaluated_share", "参评项目占比", "参评项目占全部项目的比例。"),
    ("announcements", "报告说要给出的", "报告自己说明将给出的内容。"),
    ("what", "内容", "将给出的内容。"),
    ("ground", "依据", "报告在哪里这样说。"),
    ("narrative", "文字部分", "目标、结果、问题和措施的概括。"),
    ("goals", "年初目标", "年初的总体目标。"),
    ("results", "目标实现情况", "总体目标的实现情况。"),
    ("problems", "存在的问题", "报告写的问题，本站概括。"),
    ("causes", "原因", "报告写的原因，本站概括。"),
    ("measures", "改进措施", "报告写的措施，本站概括。"),
    ("use_of_results", "结果应用", "自评结果怎样使用。"),
    ("other_matters", "其他事项", "报告写的其他说明。"),
    ("process", "自评过程", "自评怎样进行。"),
    ("organisation", "组织方式", "谁来组织自评。"),
    ("methods", "方法", "自评用的方法。"),
    ("stages", "阶段", "自评的阶段和日期。"),
    ("starts_on", "开始日期", "照录。"),
    ("ends_on", "结束日期", "照录。"),
    ("group", "评价工作组", "工作组成员的职务。"),
    ("post", "职务", "照录职务，不录姓名。"),
    ("body", "单位", "成员所在的单位。"),
    ("names_in_report", "姓名", "原报告是否列有姓名；本站不录姓名。"),
    ("disclosure", "公开", "报告关于公开的说法。"),
    ("principle", "公开原则", "报告引用的原则，照录。"),
    ("channel", "公开渠道", "打算在哪里公开。"),
    ("scope", "公开范围", "向社会公开或在部门内部公开。"),
    ("due_on", "拟公开日期", "报告写的日期，照录。"),
    ("disclosed_on", "实际公开日期", "实际公开的日期。"),
    ("made_on", "报告形成日期", "报告完成的日期。"),
    ("decision", "公开决定", "决定公开的记录。"),
    ("decided_on", "决定日期", "作出决定的日期。"),
    ("decided_by", "决定人", "谁作出决定。"),
    ("text", "文字", "说明的文字。"),
    ("confidentiality_review", "保密审查", "公开前的保密审查记录。"),
    ("reviewed_on", "审查日期", "审查的日期。"),
    ("provenance", "原报告与录入", "原件和录入的情况。"),
    ("original_file", "原件文件名", "所据原件的文件名。"),
    ("original_digest", "原件指纹", "原件的 SHA-256 指纹。"),
    ("original_address", "原件地址", "原件公开的网址。"),
    ("method", "录入方式", "怎样录入。"),
    ("transcribed_on", "录入日期", "录入的日期。"),
    ("checked_on", "复核日期", "对照原件复核的日期。"),
    ("readings", "需要说明的读法", "原件不清楚或不通顺的地方怎样读。"),
    ("printed", "原文", "原件上的文字。"),
    ("read_as", "读作", "本站怎样读。"),
    ("restated", "再次写出的数", "报告在别处又写了一次的数，照录第二处的写法。"),
    ("notes", "说明", "编制单位或本站的说明。"),
    ("check", "核对项", "说明针对哪一条核对。"),
    ("key", "对应条目", "核对里的哪一条。"),
    ("noted_on", "说明日期", "说明的日期。"),
    ("by", "说明人", "谁写的说明。"),
    ("corrections", "更正记录", "公布后改过的数字。"),
    ("corrected_on", "更正日期", "更正的日期。"),
    ("path", "数字位置", "数字在文件里的位置。"),
    ("old", "原来的值", "更正前的值。"),
    ("new", "现在的值", "更正后的值。"),
    ("address", "网址", "在本站的地址。"),
    ("parent", "上级", "上一级行政区划的代码。"),
    ("reading", "读音", "名称的拼音，不标声调。"),
    ("level", "级别", "省、市、县三级。"),
    ("valid_from", "启用时间", "代码启用的时间。"),
    ("valid_to", "停用时间", "代码停用的时间；空白表示现行。"),
    ("successor", "后继代码", "停用后改用的代码。"),
    ("id", "核对编号", "核对的固定编号，见数据核对目录。"),
    ("verdict", "结论", "相符、四舍五入差异、截位、前后不一、应有未见或无法判断。"),
    ("expected", "报告写的", "报告印出的数。"),
    ("comparisons.actual", "重新计算的", "用报告的数字重新计算的数。"),
    ("difference", "相差", "重新计算的减去报告写的。"),
    ("state", "状态", "有数值、未安排、依法不予公开、未说明或不适用。"),
    ("value", "有数值", "报告写了数值。"),
    ("source", "出处", "标准的出处。"),
    ("applies_to", "适用于", "标准适用于哪类自评。"),
    ("bands", "分数线", "各档的分数线。"),
    ("weights", "权重", "各类指标的满分。"),
    ("description", "说明", "一句话说明。"),
    ("words", "常见用词", "用来认出这类项目的词。"),
)

TERMS: Final[Mapping[str, Term]] = {
    **{name: Term(name, word, plain) for name, word, plain in _FIELDS},
    **{
        name: Term(name, word, plain, in_glossary=True, source=source)
        for name, word, plain, source in _GLOSSARY
    },
}


def chinese(identifier: str) -> str:
    """The word that a reader sees for an identifier."""
    return TERMS[identifier].chinese


def column_term(table: str, column: str) -> Term:
    """What a column of a download means, where a table uses the word in a sense of its own."""
    return TERMS.get(f"{table}.{column}") or TERMS[column]


def glossary() -> tuple[Term, ...]:
    """The terms explained to citizens, in reading order."""
    return tuple(TERMS[name] for name, _, _, _ in _GLOSSARY)
