"""Rules of deadlines that come with the software, each with where its numbers are written.

What a source does not say, or what was not read, stays empty.
"""

from typing import Any

from django.apps import apps as apps_now

from tripreports.trips.enums import CountedFrom, Duty, MetBy

PRESETS: tuple[dict[str, Any], ...] = (
    {
        "code": "executive-yuan",
        "name_zh": "行政院及所屬各機關",
        "name_en": "Executive Yuan and its agencies",
        "is_default": True,
        "report_months": 3,
        "counted_from": CountedFrom.RETURN,
        "met_by": MetBy.APPROVAL,
        "source": (
            "期限（返國之日起三個月內，將審核完成並奉核定之電子檔傳送資訊網）："
            "依所屬機關之規定轉載，見經濟部智慧財產局出國報告管理作業規範第三點第三款"
            "（law.moea.gov.tw，GL000095，113年4月2日修正）；"
            "「行政院及所屬各機關出國報告綜合處理要點」原文未查得。"
            "修正日數、審核日數及遇假日之處理：未查得，故留空。"
        ),
    },
    {
        "code": "taichung",
        "name_zh": "臺中市政府及所屬各機關",
        "name_en": "Taichung City Government and its agencies",
        "report_months": 3,
        "counted_from": CountedFrom.RETURN,
        "met_by": MetBy.SUBMISSION,
        "source": (
            "臺中市政府公務出國報告之注意事項（lawsearch.taichung.gov.tw，hid=3410）："
            "僅查得第一點至第四點，未載期限。三個月係各機關通例，非引自該注意事項，請核對後修改。"
            "以提交停止計期、市長率團之期限、修正日數、審核日數及遇假日之處理："
            "均未查得；日數留空。"
        ),
    },
    {
        "code": "taipei",
        "name_zh": "臺北市政府及所屬各機關",
        "name_en": "Taipei City Government and its agencies",
        "report_months": 3,
        "counted_from": CountedFrom.DAY_AFTER,
        "starts_on_working_day": True,
        "met_by": MetBy.SUBMISSION,
        "head_months": 1,
        "head_duty": Duty.PROPOSALS,
        "head_titles": ["市長", "Mayor"],
        "source": (
            "laws.taipei.gov.tw，FL001212，第四點：返國翌日起三個月內提交報告書或提要表；"
            "返國翌日為星期日、國定假日或其他休息日者，以次一工作日為起算日；"
            "隨市長公務出國者，返國翌日起一個月內完成出國建議事項概要表；"
            "提交日以服務機關發文日期為準。第五點：報府期限同為返國翌日起三個月。"
            "修正日數、審核日數：所查條文未載，故留空。"
        ),
    },
)


def ensure_presets(apps: Any = apps_now, **_signal: Any) -> None:
    """Adds the rules that are missing after a migration; those that are there stay as they are.

    Unless rules for all others are chosen already, the preset for them is. Emptying the database,
    which is told of as a migration too, names no historical apps.
    """
    try:
        rules = apps.get_model("trips", "DeadlineRules")
    except LookupError:  # a migration to before there were any
        return
    known = set(rules.objects.values_list("code", flat=True))
    is_chosen = rules.objects.filter(is_default=True).exists()
    # In bulk, which leaves no trace in the history: nobody did it.
    rules.objects.bulk_create(
        rules(**(preset | {"is_default": preset.get("is_default", False) and not is_chosen}))
        for preset in PRESETS
        if preset["code"] not in known
    )
