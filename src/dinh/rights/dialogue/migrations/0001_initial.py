import dinh.ground.tenant
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bodies", "0003_post_group"),
        ("files", "0003_sound"),
        ("places", "0002_map"),
    ]

    operations = [
        migrations.CreateModel(
            name="HandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_name", models.CharField(max_length=200, verbose_name="người giao")),
                ("to_name", models.CharField(max_length=200, verbose_name="người nhận")),
                ("on", models.DateField(verbose_name="ngày")),
                ("ground", models.CharField(max_length=300, verbose_name="theo quyết định, lý do")),
                ("items", models.JSONField(default=list)),
                ("by", models.CharField(max_length=300, verbose_name="người lập")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "from_post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.post",
                        verbose_name="chức danh giao",
                    ),
                ),
                (
                    "to_post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.post",
                        verbose_name="chức danh nhận",
                    ),
                ),
            ],
            options={
                "verbose_name": "biên bản bàn giao lời hứa",
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PlanLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("month", models.PositiveSmallIntegerField(verbose_name="tháng")),
                ("topic", models.CharField(max_length=300, verbose_name="chủ đề")),
                ("invited", models.CharField(max_length=300, verbose_name="mời ai")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.post",
                        verbose_name="người chủ trì",
                    ),
                ),
            ],
            options={
                "verbose_name": "cuộc đối thoại trong kế hoạch",
                "ordering": ["year", "month", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("month__range", (1, 12))), name="dialogue_month_is_a_month"
                    ),
                    models.UniqueConstraint(
                        fields=("commune", "year", "month", "topic"),
                        name="dialogue_topic_once_a_month",
                        violation_error_message="Kế hoạch tháng này đã có chủ đề đó.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dialogue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(max_length=16, verbose_name="mã")),
                ("topic", models.CharField(max_length=300, verbose_name="chủ đề")),
                ("invited", models.CharField(max_length=300, verbose_name="mời ai")),
                ("notice", models.TextField(blank=True, max_length=2000, verbose_name="thông báo")),
                ("day", models.DateField(verbose_name="ngày")),
                ("starts", models.TimeField(verbose_name="giờ bắt đầu")),
                ("place", models.CharField(max_length=200, verbose_name="địa điểm")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="công bố ngày")),
                ("moved_from", models.DateField(blank=True, null=True, verbose_name="dời từ ngày")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="lý do dời, hủy")),
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="hủy ngày")),
                ("people", models.PositiveIntegerField(blank=True, null=True, verbose_name="số người dự")),
                ("women", models.PositiveIntegerField(blank=True, null=True, verbose_name="trong đó nữ")),
                ("secretary", models.CharField(blank=True, max_length=200, verbose_name="người ghi biên bản")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="khóa biên bản ngày")),
                ("revision", models.PositiveSmallIntegerField(default=0)),
                ("changed_at", models.DateTimeField(verbose_name="sửa lúc")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "groups",
                    dinh.ground.tenant.ManyOfCommune(
                        blank=True, related_name="+", to="places.residentialgroup", verbose_name="thôn, tổ dân phố"
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.post",
                        verbose_name="người chủ trì",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dialogues",
                        to="dialogue.planline",
                        verbose_name="theo kế hoạch",
                    ),
                ),
            ],
            options={
                "verbose_name": "cuộc đối thoại",
                "ordering": ["-day", "-starts", "-pk"],
                "indexes": [models.Index(fields=["commune", "day"], name="dialogue_by_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("commune", "ref"), name="dialogue_ref_once"),
                    models.CheckConstraint(
                        condition=models.Q(("closed_on", None), ("cancelled_on", None), _connector="OR"),
                        name="dialogue_not_held_and_cancelled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("women", None), ("people", None), ("women__lte", models.F("people")), _connector="OR"
                        ),
                        name="dialogue_women_among_people",
                        violation_error_message="Số nữ không thể nhiều hơn số người dự.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cancelled_on", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="dialogue_cancelled_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(max_length=16, verbose_name="mã biên nhận")),
                ("key", models.CharField(max_length=64)),
                (
                    "source",
                    models.CharField(
                        choices=[("web", "gửi trên mạng"), ("desk", "gửi giấy, gọi điện, nói tại trụ sở")],
                        max_length=8,
                        verbose_name="gửi bằng",
                    ),
                ),
                ("words", models.TextField(max_length=2000, verbose_name="câu hỏi")),
                ("shown", models.TextField(max_length=2000, verbose_name="câu hỏi công khai")),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="họ tên")),
                ("contact", models.CharField(blank=True, max_length=120, verbose_name="điện thoại hoặc thư điện tử")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "chờ xem"),
                            ("accepted", "đã nhận"),
                            ("declined", "không đưa vào buổi đối thoại"),
                        ],
                        default="held",
                        max_length=8,
                        verbose_name="tình trạng",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="lý do")),
                ("appealed_on", models.DateField(blank=True, null=True, verbose_name="đề nghị xem lại ngày")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="dialogue.dialogue"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.residentialgroup",
                        verbose_name="ở tổ, thôn",
                    ),
                ),
            ],
            options={
                "verbose_name": "câu hỏi gửi trước",
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("commune", "ref"), name="dialogue_question_ref_once"),
                    models.UniqueConstraint(fields=("commune", "key"), name="dialogue_question_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="dialogue_declined_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MinuteLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("asked", models.TextField(max_length=2000, verbose_name="câu hỏi")),
                ("answer", models.TextField(blank=True, max_length=4000, verbose_name="lời người chủ trì")),
                ("due", models.DateField(blank=True, null=True, verbose_name="hạn")),
                ("struck", models.BooleanField(default=False)),
                ("corrected", models.CharField(blank=True, max_length=300, verbose_name="lý do đính chính")),
                ("corrected_on", models.DateField(blank=True, null=True)),
                ("at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="dialogue.dialogue"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.residentialgroup",
                    ),
                ),
                (
                    "owner_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.body",
                    ),
                ),
                (
                    "owner_post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.post",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="dialogue.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "dòng biên bản",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("owner_post", None), ("owner_body__isnull", False), _connector="OR"),
                        name="dialogue_line_post_has_its_body",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Quota",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("count", models.PositiveSmallIntegerField(verbose_name="số cuộc")),
                ("rule", models.CharField(blank=True, max_length=60, verbose_name="quy định")),
                ("ground", models.CharField(blank=True, max_length=200, verbose_name="căn cứ khác")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.post",
                        verbose_name="người chủ trì",
                    ),
                ),
            ],
            options={
                "verbose_name": "chỉ tiêu đối thoại",
                "ordering": ["year", "post__body__order", "post__order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("commune", "year", "post"), name="dialogue_quota_once_a_year"),
                    models.CheckConstraint(condition=models.Q(("count__gte", 1)), name="dialogue_quota_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rule", ""), _negated=True),
                            models.Q(("ground", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="dialogue_quota_has_a_ground",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReceptionBook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("last", models.PositiveIntegerField(default=0, verbose_name="số cuối")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.commune",
                        verbose_name="xã, phường",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("commune", "year"), name="dialogue_book_once_a_year")],
            },
        ),
        migrations.CreateModel(
            name="ReceptionDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(max_length=16, verbose_name="mã")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("chair", "Chủ tịch Ủy ban nhân dân tiếp định kỳ"),
                            ("party", "Bí thư Đảng ủy tiếp định kỳ"),
                            ("urgent", "tiếp đột xuất"),
                            ("regular", "tiếp thường xuyên"),
                        ],
                        max_length=8,
                        verbose_name="loại",
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày tiếp")),
                ("starts", models.TimeField(verbose_name="từ")),
                ("ends", models.TimeField(verbose_name="đến")),
                ("place", models.CharField(max_length=200, verbose_name="nơi tiếp")),
                ("posted_on", models.DateField(blank=True, null=True, verbose_name="niêm yết, đăng ngày")),
                ("late_reason", models.CharField(blank=True, max_length=300, verbose_name="lý do đăng muộn")),
                ("online", models.BooleanField(default=False, verbose_name="trực tuyến")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="đường kết nối")),
                ("link_ready_at", models.DateTimeField(blank=True, null=True, verbose_name="kết nối sẵn sàng lúc")),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="kiểm tra kỹ thuật ngày")),
                (
                    "recording_place",
                    models.CharField(blank=True, max_length=200, verbose_name="nơi lưu bản ghi âm, ghi hình"),
                ),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="đã tiếp, ghi ngày")),
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="hoãn ngày")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="lý do hoãn")),
                ("revision", models.PositiveSmallIntegerField(default=0)),
                ("changed_at", models.DateTimeField(verbose_name="sửa lúc")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.post",
                        verbose_name="người đã tiếp",
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.post",
                        verbose_name="người tiếp",
                    ),
                ),
            ],
            options={
                "verbose_name": "ngày tiếp công dân",
                "ordering": ["-day", "-starts", "-pk"],
                "indexes": [models.Index(fields=["commune", "day"], name="dialogue_day_by_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("commune", "ref"), name="dialogue_day_ref_once"),
                    models.UniqueConstraint(
                        fields=("commune", "receiver", "day", "starts"),
                        name="dialogue_day_once",
                        violation_error_message="Người này đã có lịch tiếp vào đúng giờ đó.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("starts"))), name="dialogue_day_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held_on", None), ("cancelled_on", None), _connector="OR"),
                        name="dialogue_day_held_or_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held_on", None), ("received_by__isnull", False), _connector="OR"),
                        name="dialogue_day_held_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cancelled_on", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="dialogue_day_cancelled_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(max_length=16, verbose_name="mã")),
                ("key", models.CharField(max_length=64)),
                ("pin_hash", models.CharField(blank=True, max_length=200)),
                ("from_web", models.BooleanField(default=False, verbose_name="tự đăng ký trên mạng")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("registered", "đã đăng ký"),
                            ("received", "đã tiếp"),
                            ("refused", "từ chối tiếp"),
                            ("absent", "không đến"),
                            ("withdrawn", "đã rút đăng ký"),
                        ],
                        default="registered",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("complaint", "Khiếu nại"),
                            ("denunciation", "Tố cáo"),
                            ("reflection", "Phản ánh"),
                            ("proposal", "Kiến nghị"),
                        ],
                        max_length=12,
                        verbose_name="phân loại",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="năm")),
                ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="số trong sổ")),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="họ tên")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="địa chỉ")),
                ("identity", models.CharField(blank=True, max_length=20, verbose_name="CCCD, số định danh")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="điện thoại")),
                ("subject", models.TextField(blank=True, max_length=2000, verbose_name="tóm tắt nội dung")),
                ("people", models.PositiveSmallIntegerField(default=1, verbose_name="số người cùng nội dung")),
                ("representatives", models.TextField(blank=True, max_length=600, verbose_name="người đại diện")),
                ("petition_ref", models.CharField(blank=True, max_length=16, verbose_name="mã đơn, phản ánh")),
                ("papers", models.TextField(blank=True, max_length=2000, verbose_name="giấy tờ đã nhận")),
                ("handled_by", models.CharField(blank=True, max_length=200, verbose_name="cơ quan đã giải quyết")),
                ("competent", models.BooleanField(blank=True, null=True, verbose_name="thuộc thẩm quyền")),
                ("guidance", models.TextField(blank=True, max_length=2000, verbose_name="hướng dẫn")),
                ("forwarded_to", models.CharField(blank=True, max_length=200, verbose_name="chuyển đơn đến")),
                ("said", models.TextField(blank=True, max_length=2000, verbose_name="ý kiến người tiếp")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Thụ lý"),
                            ("under_way", "Đang được xem xét, giải quyết: báo tiến độ"),
                            ("refused", "Từ chối thụ lý, nêu rõ lý do"),
                            ("forwarded", "Đã chuyển đến cơ quan có thẩm quyền"),
                        ],
                        max_length=12,
                        verbose_name="kết quả trả lời",
                    ),
                ),
                ("outcome_words", models.TextField(blank=True, max_length=2000, verbose_name="nội dung trả lời")),
                ("outcome_on", models.DateField(blank=True, null=True, verbose_name="trả lời ngày")),
                ("refusal", models.CharField(blank=True, max_length=8, verbose_name="căn cứ từ chối")),
                ("refusal_cite", models.CharField(blank=True, max_length=200, verbose_name="điều khoản")),
                ("refusal_words", models.TextField(blank=True, max_length=1000, verbose_name="lý do từ chối")),
                ("noticed_on", models.DateField(blank=True, null=True, verbose_name="gửi Thông báo ngày")),
                ("happened_on", models.DateField(blank=True, null=True, verbose_name="ngày tiếp, từ chối")),
                ("at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "reception",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="dialogue.receptionday",
                        verbose_name="buổi tiếp",
                    ),
                ),
            ],
            options={
                "verbose_name": "lượt tiếp công dân",
                "ordering": ["-year", "-number", "-pk"],
                "indexes": [models.Index(fields=["commune", "state"], name="dialogue_visit_by_state")],
                "constraints": [
                    models.UniqueConstraint(fields=("commune", "ref"), name="dialogue_visit_ref_once"),
                    models.UniqueConstraint(fields=("commune", "key"), name="dialogue_visit_key_once"),
                    models.UniqueConstraint(
                        fields=("commune", "year", "number"), name="dialogue_visit_number_once_a_year"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "denunciation"), _negated=True),
                            models.Q(
                                ("address", ""),
                                ("identity", ""),
                                ("name", ""),
                                ("papers", ""),
                                ("phone", ""),
                                ("representatives", ""),
                                ("said", ""),
                                ("subject", ""),
                            ),
                            _connector="OR",
                        ),
                        name="dialogue_denouncer_not_here",
                        violation_error_message="Không ghi gì về người tố cáo ở sổ này: chỉ ghi mã đơn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "received"), _negated=True), ("number__gte", 1), _connector="OR"
                        ),
                        name="dialogue_numbered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(
                                models.Q(("refusal_cite", ""), _negated=True),
                                models.Q(("refusal_words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="dialogue_refused_with_a_ground",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(max_length=16, verbose_name="mã")),
                ("words", models.TextField(max_length=4000, verbose_name="lời hứa, kết luận")),
                ("shown", models.TextField(max_length=4000, verbose_name="lời hứa công khai")),
                ("asked", models.TextField(blank=True, max_length=2000, verbose_name="điều người dân hỏi")),
                (
                    "source",
                    models.CharField(
                        choices=[("dialogue", "đối thoại"), ("reception", "tiếp công dân"), ("other", "nơi khác")],
                        max_length=10,
                        verbose_name="nguồn",
                    ),
                ),
                ("source_words", models.CharField(blank=True, max_length=300, verbose_name="nói ở đâu")),
                ("made_on", models.DateField(verbose_name="ngày hứa")),
                ("first_due", models.DateField(verbose_name="hạn đã hứa")),
                ("due", models.DateField(verbose_name="hạn")),
                ("due_rule", models.CharField(blank=True, max_length=60, verbose_name="hạn theo quy định")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "đang làm"),
                            ("done", "đã làm, chưa có lời người hỏi"),
                            ("met", "đã làm, người hỏi xác nhận đạt"),
                            ("partly", "đã làm, người hỏi nói đạt một phần"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="tình trạng",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=4000, verbose_name="trả lời người hỏi")),
                (
                    "answer_way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("meeting", "gặp trực tiếp"),
                            ("phone", "gọi điện"),
                            ("paper", "văn bản, thư"),
                            ("group", "tại cuộc họp thôn, tổ dân phố"),
                            ("web", "trên trang này, bằng mã biên nhận"),
                        ],
                        max_length=8,
                        verbose_name="trả lời bằng",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="làm xong ngày")),
                ("word_on", models.DateField(blank=True, null=True, verbose_name="người hỏi nói ngày")),
                (
                    "word_way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("meeting", "gặp trực tiếp"),
                            ("phone", "gọi điện"),
                            ("paper", "văn bản, thư"),
                            ("group", "tại cuộc họp thôn, tổ dân phố"),
                            ("web", "trên trang này, bằng mã biên nhận"),
                        ],
                        max_length=8,
                        verbose_name="nghe lời người hỏi bằng",
                    ),
                ),
                ("reopened", models.PositiveSmallIntegerField(default=0, verbose_name="số lần mở lại")),
                ("postponed", models.PositiveSmallIntegerField(default=0, verbose_name="số lần lùi hạn")),
                ("edition", models.PositiveIntegerField(default=1)),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                ("groups", dinh.ground.tenant.ManyOfCommune(blank=True, related_name="+", to="places.residentialgroup")),
                (
                    "line",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promise",
                        to="dialogue.minuteline",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.post",
                        verbose_name="người hứa",
                    ),
                ),
                (
                    "owner_body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.body",
                        verbose_name="đơn vị làm",
                    ),
                ),
                (
                    "owner_post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.post",
                        verbose_name="chức danh làm",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="dialogue.visit",
                    ),
                ),
            ],
            options={
                "verbose_name": "lời hứa",
                "ordering": ["due", "pk"],
                "indexes": [
                    models.Index(fields=["commune", "state", "due"], name="promise_by_state"),
                    models.Index(fields=["commune", "made_on"], name="promise_by_day"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("commune", "ref"), name="promise_ref_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                models.Q(("answer_way", ""), _negated=True),
                                ("done_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="promise_ends_with_an_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due__gte", models.F("first_due"))), name="promise_due_only_moves_on"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", "dialogue"), _negated=True), ("line__isnull", False), _connector="OR"
                        ),
                        name="promise_of_dialogue_has_its_line",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PromiseStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("made", "Hứa"),
                            ("postponed", "Lùi hạn"),
                            ("done", "Làm xong, đã trả lời người hỏi"),
                            ("met", "Người hỏi: đạt"),
                            ("partly", "Người hỏi: đạt một phần"),
                            ("not", "Người hỏi: chưa. Mở lại"),
                            ("passed", "Bàn giao"),
                            ("corrected", "Đính chính lời hứa"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.CharField(max_length=300, verbose_name="ai")),
                ("words", models.TextField(blank=True)),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="dialogue.promise"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("round", models.PositiveSmallIntegerField(verbose_name="lần")),
                ("words", models.TextField(max_length=4000, verbose_name="đã làm gì")),
                ("on", models.DateField(verbose_name="ngày")),
                ("by", models.CharField(max_length=300, verbose_name="người ghi")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.commune",
                        verbose_name="xã, phường",
                    ),
                ),
                ("files", dinh.ground.tenant.ManyOfCommune(related_name="+", to="files.storedfile")),
                (
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="proofs", to="dialogue.promise"
                    ),
                ),
            ],
            options={
                "verbose_name": "minh chứng của lời hứa",
                "ordering": ["round"],
                "constraints": [
                    models.UniqueConstraint(fields=("commune", "promise", "round"), name="promise_proof_once")
                ],
            },
        ),
    ]
