"""Forms about money and what else is given: receipts, relief, vouchers, cash and bank."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.clock import today
from dinh.ground.fields import day_field, one_of_rows, radios, tick
from dinh.ground.fields import line as short
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.works.actions import Gift, Giver, Spending
from dinh.rights.works.forms import Dong, OfThing
from dinh.rights.works.models import Channel, Line, Receipt, Source

MONEY_CHANNELS = [(each.value, each.label) for each in (Channel.CASH, Channel.BANK)]


class GiftForm(OfThing):
    """What is given: money first, the rest below it."""

    of = radios(_("Đóng góp bằng"), Receipt.Of.choices, initial="money")
    amount = Dong(_("Số tiền (đồng)"), required=False)
    channel = radios(_("Thu bằng"), MONEY_CHANNELS, initial="cash", required=False)
    quantity = forms.DecimalField(
        label=_("Số lượng"), required=False, min_value=0, max_digits=12, decimal_places=2, localize=True,
        help_text=_("Chỉ ghi khi góp ngày công, đất, vật liệu."),
    )  # fmt: skip
    unit = short(_("Đơn vị"), 20, required=False, help_text=_("ngày, m², bao, m³…"))
    price = Dong(_("Đơn giá cộng đồng đã thống nhất (đồng)"), required=False)
    on = day_field(_("Ngày thu"))
    note = short(_("Ghi chú"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid4()
        for name in ("amount", "channel", "quantity", "unit", "price"):
            self.fields[name].conditional = True  # type: ignore[attr-defined]

    def gift(self) -> Gift:
        data = self.cleaned_data
        return Gift(
            data["on"], data["amount"] or 0, data["channel"] or "cash", data["of"], data["quantity"], data["unit"],
            data["price"], data["note"], bool(data.get("moved")),
        )  # fmt: skip


class ReceiveForm(GiftForm):
    """What a household of the list gives; what is left stands there already."""

    moved = tick(_("Hộ đã chuyển đi vẫn nộp"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].initial = self.thing.left or None
        if self.thing.household.valid_to is None:
            del self.fields["moved"]


class GivenForm(GiftForm):
    """A gift beside the list."""

    source = radios(_("Nguồn"), Source.Kind.choices, initial="donor")
    name = short(_("Ai nộp, ủng hộ"))
    anonymous = tick(_("Người ủng hộ muốn không nêu tên"))
    group = one_of_rows(_("Ở thôn, tổ dân phố"), ResidentialGroup.objects.none(), required=False)
    field_order = ["source", "name", "anonymous", "group"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups_on(today())  # type: ignore[attr-defined]

    def giver(self) -> Giver:
        data = self.cleaned_data
        return Giver(data["source"], data["name"], data["anonymous"], data["group"])


class ReliefForm(OfThing):
    amount = Dong(_("Miễn, giảm (đồng)"), least=1)
    why = short(_("Lý do"), 300, help_text=_("Chỉ lưu trong sổ, không hiện công khai."))
    decided_by = short(_("Ai quyết định"), help_text=_("Ví dụ: Hội nghị đại diện hộ ngày 10/3/2026."))
    on = day_field(_("Ngày quyết định"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].initial = self.thing.left or None


class WhyDayForm(OfThing):
    on = day_field(_("Ngày"))
    why = short(_("Vì sao"), 300)


class DropForm(OfThing):
    why = short(_("Vì sao"), 300)


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class Photos(forms.FileField):
    """Up to six pictures."""

    widget = ManyFiles
    MOST = 6

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = [each for each in (data if isinstance(data, list | tuple) else [data]) if each]
        if len(files) > self.MOST:
            raise forms.ValidationError(_("Nhiều nhất 6 ảnh một phiếu."))
        return [super(Photos, self).clean(each, initial) for each in files]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": "image/*", "multiple": True}


class RefundForm(OfThing):
    """Money given back to a household."""

    amount = Dong(_("Số tiền (đồng)"), least=1)
    channel = radios(_("Chi bằng"), MONEY_CHANNELS, initial="cash")
    words = short(_("Vì sao trả lại"), 300)
    on = day_field(_("Ngày lập"))

    def spending(self) -> Spending:
        data = self.cleaned_data
        return Spending(data["on"], self.thing.representative, data["words"], data["amount"], data["channel"])


class VoucherForm(OfThing):
    """A voucher: to whom, for what, how much, with its photographed papers."""

    line = one_of_rows(_("Khoản dự toán"), Line.objects.none())
    payee = short(_("Người nhận"))
    business = tick(
        _("Người nhận là cửa hàng, doanh nghiệp, tổ thợ, cơ quan"),
        help_text=_("Tên cửa hàng, doanh nghiệp hiện đủ trên trang công khai; tên người thì viết tắt."),
    )
    words = short(_("Chi về việc gì"), 300)
    amount = Dong(_("Số tiền (đồng)"), least=1)
    channel = radios(_("Chi bằng"), Channel.choices, initial="cash")
    on = day_field(_("Ngày lập phiếu"))
    seller = short(_("Bên bán trên hóa đơn"), required=False)
    invoice = short(_("Số hóa đơn"), 60, required=False)
    photos = Photos(
        label=_("Ảnh chứng từ"),
        required=False,
        help_text=_("Hóa đơn, giấy biên nhận. Chỉ người giữ sổ và ban của dân xem."),
    )
    twice_why = short(
        _("Vì sao vẫn ghi"), 300, required=False,
        help_text=_("Chỉ ghi khi trang báo giống một chứng từ trước mà thật ra là hai lần chi."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        estimate = self.thing.estimate
        rows = Line.objects.filter(items__estimate=estimate).order_by("order") if estimate else Line.objects.none()
        self.fields["line"].queryset = rows  # type: ignore[attr-defined]

    def spending(self) -> Spending:
        names = ("on", "payee", "words", "amount", "channel", "business", "seller", "invoice", "twice_why")
        return Spending(**{name: self.cleaned_data[name] for name in names})

    def pictures(self) -> list[tuple[bytes, str]]:
        return [(each.read(), each.name) for each in self.cleaned_data["photos"] or []]


class MoveForm(OfThing):
    to = radios(_("Chuyển"), [("bank", _("nộp tiền mặt vào tài khoản")), ("cash", _("rút tiền về quỹ tiền mặt"))],
                initial="bank")  # fmt: skip
    amount = Dong(_("Số tiền (đồng)"), least=1)
    on = day_field(_("Ngày"))
    words = short(_("Ghi chú"), required=False)


class CarryForm(OfThing):
    amount = Dong(_("Số dư (đồng)"), least=1)
    channel = radios(_("Đang giữ bằng"), MONEY_CHANNELS, initial="cash")
    on = day_field(_("Ngày"))
    ground = short(_("Biên bản kiểm kê, bàn giao"))
