"""Zalo Notification Service (ZNS): messages by approved templates, to the Zalo account of a phone number.

POST with the header `access_token`; the HTTP status is 200 whatever happens and `error` in the body says what did
(0 is success). Codes: zalo.cloud/zns/guidelines/handle-error-code. Access tokens live about a day; a refresh token
works once and brings its successor.
"""

from __future__ import annotations

from typing import Any

import requests
from django.conf import settings

from dinh.ground.alerts.actions.tokens import access_token
from dinh.ground.alerts.channels import http
from dinh.ground.alerts.channels.outcome import Letterhead, Outcome

EXPIRED = {-124, -216, -220}
GONE = {
    -108: "số điện thoại không đúng",
    -118: "số này không có tài khoản Zalo",
    -119: "tài khoản Zalo không nhận được tin",
    -139: "người nhận từ chối loại tin này",
    -140: "người nhận từ chối tin hằng tháng",
    -141: "người nhận chặn tin từ trang Zalo này",
}
LATER = {
    -100: "Zalo báo lỗi không rõ",
    -114: "người nhận tạm chưa nhận được",
    -115: "tài khoản ZNS hết tiền",
    -126: "ví ZNS không đủ số dư",
    -133: "Zalo không cho gửi ban đêm",
    -144: "quá số tin Zalo cho gửi trong ngày",
    -147: "mẫu tin quá số lần gửi trong ngày",
}
NOT_NOW = 3600  # seconds: quotas, money and nights do not mend in a minute
LONGEST = 200  # characters of a template's parameter


def send(to: str, letter: Letterhead) -> Outcome:
    if letter.code:
        template, data = settings.DINH_ZALO_TEMPLATE_CODE, {"otp": letter.code}
    else:
        template = settings.DINH_ZALO_TEMPLATE_NEWS
        data = {"don_vi": letter.sender, "noi_dung": letter.subject[:LONGEST], "lien_ket": letter.link}
    body = {"phone": to, "template_id": template, "template_data": data, "tracking_id": letter.ident}
    try:
        said = _call(body, access_token())
        if said.get("error") in EXPIRED:
            said = _call(body, access_token(renew=True))
    except requests.RequestException as failure:
        return http.after_failure(failure, repeatable=False)
    return _outcome(said)


def _call(body: dict[str, Any], token: str) -> dict[str, Any]:
    response = http.post(settings.DINH_ZALO_URL, json=body, headers={"access_token": token})
    if response.status_code != 200:
        return {"http": response.status_code, "wait": http.retry_after(response)}
    return http.body_of(response)


def _outcome(said: dict[str, Any]) -> Outcome:
    error = said.get("error")
    if error == 0:
        data = said.get("data")
        return Outcome("sent", provider_id=str(data.get("msg_id", ""))[:100] if isinstance(data, dict) else "")
    if "http" in said or not isinstance(error, int):
        return Outcome("later", f"Zalo không trả lời đúng ({said.get('http', '?')})", wait=said.get("wait"))
    if error in GONE:
        return Outcome("gone", GONE[error])
    if error in EXPIRED:
        return Outcome("later", "Zalo không nhận mã truy cập, xem lại cấu hình", wait=NOT_NOW)
    if error in LATER:
        return Outcome("later", LATER[error], wait=None if error == -100 else NOT_NOW)
    return Outcome("refused", f"Zalo từ chối ({error})")
