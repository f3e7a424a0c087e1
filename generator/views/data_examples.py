"""How to open the data files: one line for each program. The tests run what they can."""

from __future__ import annotations

from generator.views.blocks import Quote

EXCEL = (
    "Excel、WPS：直接打开 CSV 文件即可显示中文。区划代码会被当成数字，"
    "需要保留原样时用“数据 → 自文本”导入，把这一列设为文本；单份报告的 XLSX 文件已经设好。"
)


def examples() -> tuple[Quote, ...]:
    """Programs that read the files of this folder; run where the files are."""
    return (
        Quote(
            "pandas",
            'import pandas as pd; reports = pd.read_csv("reports.csv", '
            'dtype={"division_code": "string"}, encoding="utf-8-sig"); '
            'print(reports[["division_code", "year", "project_expenditure_initial_budget_yuan"]])',
            "Python（pandas）：读报告表，区划代码按文字读",
        ),
        Quote(
            "duckdb",
            "SELECT year, coverage, sum(CAST(value AS DECIMAL(18, 2))) AS yuan "
            "FROM read_csv('facts/*/*.csv', all_varchar = true) "
            "WHERE measure = 'amount' AND state = 'value' AND path = 'spending.total.executed' "
            "GROUP BY year, coverage ORDER BY year, coverage",
            "DuckDB：各年写了实际支出的报告相加，不同的覆盖范围分开",
        ),
        Quote(
            "r",
            'reports <- read.csv("reports.csv", fileEncoding = "UTF-8-BOM", '
            'colClasses = c(division_code = "character")); '
            "table(reports$total_executed_state)",
            "R：读报告表，看有多少份写了实际支出",
        ),
    )
