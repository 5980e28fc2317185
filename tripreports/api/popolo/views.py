"""The addresses of the classes of Popolo: our lists and details in another form, to be read."""

from collections.abc import Mapping

from tripreports.api.popolo import described
from tripreports.api.schema.operation import Operation
from tripreports.api.views import RecordDetail, RecordList

_READING = ("get", "head", "options")


class PopoloList(RecordList):
    """Records in the form of Popolo: page by page, or all of them as a file."""

    http_method_names = _READING

    @property
    def operations(self) -> Mapping[str, Operation]:
        return described.of_list(self.resource)


class PopoloDetail(RecordDetail):
    """One record in the form of Popolo."""

    http_method_names = _READING

    @property
    def operations(self) -> Mapping[str, Operation]:
        return described.of_detail(self.resource)
