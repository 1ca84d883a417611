# ruff: noqa: E501  (phrases read better whole)
"""What people of a commune write about: abbreviations, words that say nothing of the matter, matters, things, places.

All lists are of our own making. Written with full diacritics: a word typed without them fits, a word typed with others
does not («mặt nước» is not «mất nước»). `~` stands between two words that may have up to four others between them.
"""

from __future__ import annotations

ABBREVIATIONS = {
    key: full
    for line in """
ko k kh kg khg hok hong hông=không|dc đc dk đk đươc=được|ng ngta=người|đg dg=đường|p=phường|tdp=tổ dân phố
ub ủb ubnd=ủy ban|nvh=nhà văn hóa|đt sđt=điện thoại|mn=mọi người|bc=bà con|vs=với|j=gì|r=rồi|nc=nước|wa qa=quá|z=vậy|trc=trước
cty=công ty|kv=khu vực|gđ=gia đình|hs=học sinh|ca=công an|csgt=cảnh sát giao thông|kdc=khu dân cư|kp=khu phố|kđt=khu đô thị
vsmt=vệ sinh môi trường|tyt=trạm y tế|mg=mẫu giáo|tđc=tái định cư|bhyt=bảo hiểm y tế|bhxh=bảo hiểm xã hội
sn=số nhà|lm=làm|đag dag=đang|nhìu=nhiều|trg=trường|th=tiểu học|thcs=trung học cơ sở|thpt=trung học phổ thông
ks=khai sinh|gks=giấy khai sinh|qsdđ=quyền sử dụng đất|tt=trật tự|gt=giao thông|atgt=an toàn giao thông|xm=xe máy|ql=quốc lộ
bv=bệnh viện|vh=văn hóa|hk=hộ khẩu|ct=công trình|đn=đề nghị|kn=kiến nghị|pa=phản ánh|nn=nhà nước|cs=cơ sở
vacxin vaccine vắcxin=vắc xin|wc=nhà vệ sinh|cafe càfê coffee=cà phê|karaokê karaôkê=karaoke|bts=trạm phát sóng
""".replace("\n", "|").split("|")
    if "=" in line
    for keys, full in [line.split("=")]
    for key in keys.split()
}

# Words of asking, of courtesy, of grammar, of time: they say nothing of the matter.
STOP = """
a à á ạ ai anh ban bà bác bao bây bên bị bởi cả các cách cái càng cần cạnh chả chẳng chỉ chị cho chỗ chúng chưa
có còn con cô cơ của cũng cứ dạ do dù dưới đã đang đâu đây để đến đề nghị đều đi điều đó được em gì giờ giùm giúp hãy hay hết
hôm hơn kính gửi khi khiến không kể là lại làm lắm lần lên liên tục lúc luôn mà mấy mới mỗi mong một mọi muốn mình nào này nay năm
nên nếu ngày ngay nhà nhân nhất nhé nhiều nhờ như nhưng những nữa ở ông phải phía phường qua quá ra rằng rất rồi sao sau sẽ so suốt
tại tháng thấy the thế thì thật theo thôi thường tôi tới trên trong trước từ tự tuần tuy tất và vào vẫn vậy về vì việc với vừa xa xã
xem xin xuống gần giữa cuối đầu đoạn khu vực dân bà con hẻm ngõ đường phố tổ số giải quyết xử lý kiểm tra phản ánh kiến nghị
cơ quan chức năng ủy ban chính quyền cảm ơn ạ nhanh sớm chiều trưa sáng hoài nghe biết chút luôn
người cháu bé trẻ nguy hiểm bức xúc ảnh hưởng tình trạng hiện nay đối diện kế bên hông lưng cổng ngang quanh nhỏ lớn to
hai ba bốn sáu bảy tám chín mười nghìn ngàn đồng lượt lâu chưa nổi kinh khủng trời ơi day khắp xóm cư
"""

# After a kind of place these begin something else than its name: «chợ Mới», but «chợ bị ngập».
NO_NAME = """
bị có ở gần trước sau cạnh đối diện ngay bên là và không ko thì mà nhiều đang đã cho để của trên dưới trong ngoài quá rất nhà số chỗ
đoạn hay hết mấy tối lúc cần xin với vì do từ đến tới cũng này đó kia lên xuống ra vào nên phường xã tổ hẻm ngõ công cộng mở xả
thu trả nhận bắt lấy không hư hỏng nghiêng nằm giờ chưa đi qua gây hát thiếu thu
"""

# Words that without their marks are quite other words, far more common.
NEEDS_MARKS = "bán bể chợ đình cây bụi ồn gờ hồ ao rào đền sông thấp gương nghiện lấn tối sà rầy suối tanh cướp tiệm"

# A matter: two reports of the same one, in other words.
MATTERS = {
    "lighting": "đèn đường|đèn hẻm|đèn ngõ|đèn chiếu sáng|điện chiếu sáng|bóng đèn|điện đường|đèn công cộng|đèn cao áp|"
    "đèn~hư|đèn~hỏng|đèn~cháy|đèn~tắt|đèn~không sáng|tối om|tối thui|tối đen|tối mịt|không có đèn|thiếu ánh sáng|"
    "không có điện đường|thiếu đèn|bóng~cháy|chiếu sáng",
    "signal": "đèn tín hiệu|đèn giao thông|đèn xanh đèn đỏ|đèn đỏ|tín hiệu giao thông|đèn xanh",
    "cabinet": "tủ điện|hộp điện|rò điện|rò rỉ điện|điện giật|chạm điện|hở điện|tủ điện chiếu sáng|tủ điện đèn",
    "road": "ổ gà|ổ voi|ổ trâu|mặt đường|hư đường|đường hư|đường hỏng|đường xấu|hố sâu|lồi lõm|sụt lún|lún sụt|sụp đường|"
    "hố to|cái hố|đường~hư hỏng|đường~xuống cấp|bong tróc nhựa|vá đường|dặm vá|thành hố|đường~lún|đường bị nứt",
    "paving": "lầy lội|sình lầy|đường đất|bê tông hóa|đổ bê tông|làm đường|mở đường|trải nhựa|làm hẻm|nâng cấp hẻm|bùn lầy",
    "digging": "đào đường|đào lên|đường~đào|không tái lập|tái lập mặt đường|rào chắn công trình|thi công dở dang",
    "dumping": "đổ rác|rác bừa|đổ trộm|vứt rác|xả rác|quăng rác|rác bừa bãi|bãi rác|rác tự phát|chở rác|rác đổ|"
    "rác chất đống|đống rác|rác thải đổ",
    "rubble": "xà bần|gạch vụn|phế thải xây dựng|vật liệu xây dựng|đất đá thải|đổ đất|giá hạ|phế thải|chất thải xây dựng",
    "collecting": "thu gom rác|gom rác|lấy rác|xe rác|không ai thu gom|chậm thu rác|rác~thu gom|rác ứ đọng|xe lấy rác",
    "garbage_fee": "thu tiền rác|tiền rác|phí rác|phí vệ sinh|giá thu gom",
    "burning": "đốt rác|đốt nhựa|đốt rơm|đốt rạ|khói khét|đốt phế liệu|đốt dây|khói đen|đốt đồng|đốt lá",
    "flood": "ngập nước|ngập úng|ngập sâu|bị ngập|nước ngập|mưa~ngập|là ngập|ngập lụt|thành sông|ngập hết|ngập đường|"
    "nước tràn vào nhà|nước rút|ứ nước|đọng nước|nước dâng|triều cường",
    "drain": "cống nghẹt|nghẹt cống|cống tắc|tắc cống|cống~nghẹt|cống~tắc|nạo vét|thoát nước|không thoát|cống bị nghẹt|"
    "cống bị tắc|cống~tràn|khơi thông|cống hôi|mương~nghẹt|làm cống",
    "manhole": "nắp cống|nắp hố ga|miệng cống|hố ga~nắp|hố ga hở|cống hở|hố ga~sụp|hố ga~lún|cống~sụp|hố ga sụp|mất nắp|vỡ nắp|nắp đan|cống~mất nắp|tấm đan",
    "ditch": "muỗi|lăng quăng|loăng quăng|sốt xuất huyết|bèo|mương~ứ đọng|phun thuốc|kênh~ứ đọng|mương rác|mương~rác|ao tù",
    "no_water": "mất nước|cúp nước|nước yếu|không có nước|nước~không chảy|nước~yếu|thiếu nước|áp lực nước|hết nước|cắt nước|"
    "nước chảy yếu|không có giọt|không có nước máy|nước không lên|khan nước|nước không chảy",
    "bad_water": "nước đục|nước máy~đục|nước bẩn|nước vàng|nước~vàng khè|nước~đục|nước~có mùi|nước~hôi|lắng cặn|đục ngầu|"
    "nước phèn|nước nhiễm phèn|nước~màu vàng|nước~tanh|nước không sạch",
    "leak": "rò nước|rò rỉ nước|rỉ nước|bể ống|ống nước bể|vỡ ống|ống~bể|ống~vỡ|xì nước|nước chảy tràn|chảy lênh láng|"
    "bể đường ống|trụ~rò|rò rỉ|nước~lênh láng",
    "no_power": "mất điện|cúp điện|điện yếu|chập chờn|điện áp thấp|cắt điện|mất điện liên tục|trạm biến áp|hạ áp|yếu điện|điện~chập chờn",
    "pole": "trụ điện|cột điện|trụ đèn|cột đèn~nghiêng|trụ~nghiêng|cột~nghiêng|trụ~xiêu|trụ~sắp đổ|cột~sắp đổ",
    "wires": "dây điện|dây cáp|cáp quang|cáp viễn thông|dây mạng|dây điện thoại|dây~sà|cáp~sà|dây~chùng|dây~võng|cáp~rớt|"
    "dây~rớt|đường dây|dây~vướng|cáp~vướng|dây cáp~đứt|bó gọn",
    "noise": "hát karaoke|karaoke~ồn|karaoke~om sòm|loa kéo|hát khuya|hát hò|ồn|ồn ào|om sòm|tiếng ồn|mở nhạc|mở~nhạc|nhạc~ngày|nhạc to|loa to|hát to|mở loa|ầm ĩ|loa thùng|"
    "gây ồn|hát karaoke|quán hát|không ngủ được",
    "speaker": "loa phường|loa phát thanh|loa truyền thanh|loa công cộng|truyền thanh|loa xã|đài phường",
    "dogs": "thả rông|chó~rọ mõm|chó cắn|không rọ mõm|chó~cắn|chó dữ|chó chạy rông|chó~không xích|dắt chó|chó~phóng uế|"
    "cho thả|xích chó|thả chó|chó thả|chó rượt|nuôi chó",
    "dog_theft": "trộm chó|bắt trộm chó|câu chó|bả chó|đánh bả",
    "livestock": "nuôi heo|nuôi lợn|chuồng heo|chuồng lợn|chăn nuôi|trại heo|phân heo|nuôi bò|nuôi vịt|trại gà|mùi chuồng",
    "poultry": "nuôi gà|gà gáy|nuôi chim yến|nhà yến|tiếng chim|gà chọi|đá gà",
    "carcass": "heo dịch|heo chết|heo bị dịch|xác heo|xác động vật|dịch tả|vứt xác|gà chết|lợn chết",
    "discharge": "xả thải|xả nước|xả nước thải|nước thải|cá chết|nước đen|ô nhiễm nguồn nước|nước~đen thui|ô nhiễm kênh|hóa chất",
    "dust": "bụi mù|bụi mịt|rơi vãi|che bạt|bụi gỗ|mùn cưa|đất đá rơi|rơi đất|xe ben|khói bụi|mạt cưa",
    "workshop": "hàn xì|gò hàn|cưa xẻ",
    "fire": "chữa cháy|bình chữa cháy|nguy cơ cháy|phòng cháy|cháy nổ|cứu hỏa|dễ cháy|lối thoát hiểm",
    "tree_fall": "cây~sắp đổ|cây~nghiêng|cây~ngã|cây~mục|cây~đổ|cưa cây|đốn cây|cây~đốn|chặt cây|cây~gãy|cây khô|cây già|"
    "cây chết|cây~sắp ngã|nhánh gãy|cành gãy|nhánh khô|cành khô|nhánh~rơi|nhánh~rớt|cành~rơi|cây~nhánh|mé nhánh|cắt tỉa|tỉa cành|cây~mục gốc|cưa~cây|cây~đốn hạ|bọng gốc|cây bật gốc",
    "tree_pest": "sâu róm|sâu cây|bọ xít|rầy|mối cây",
    "plant": "trồng cây|trồng thêm|cây xanh|trồng hoa|bóng mát",
    "sweeping": "quét đường|quét rác|quét dọn|không ai quét|quét lá|lá rụng|lá đầy|quét~đường",
    "bins": "thùng rác|giỏ rác|thùng rác công cộng",
    "drilling": "khoan đục|khoan cắt|đục tường|sửa nhà|công trình~ồn|xây nhà~ồn|máy khoan|đóng cọc",
    "marriage": "kết hôn|đăng ký kết hôn|đăng kí kết hôn",
    "death": "khai tử|báo tử",
    "online": "nộp~trên mạng|dịch vụ công|nộp trực tuyến|trang web|cổng dịch vụ|tài khoản định danh|vneid",
    "ruin": "nhà hoang|bỏ hoang|sắp sập|đổ nát",
    "pests": "chuột|gián|rắn|ong vò vẽ|mối",
    "fogging": "thuốc trừ sâu|vỏ thuốc|bao bì thuốc",
    "slippery": "trơn trượt|trơn|trượt ngã|rêu",
    "weeds": "cỏ mọc|cây cỏ|cỏ rậm|um tùm|phát quang|cỏ che|cỏ dại|bị cỏ|bụi rậm|rậm rạp",
    "sidewalk": "lấn chiếm vỉa hè|chiếm vỉa hè|vỉa hè~buôn bán|vỉa hè~bán|lấn chiếm lề đường|lấn chiếm lòng đường|"
    "bày bàn ghế|không còn lối đi|chiếm lề|chiếm hết lối|lòng lề đường|vỉa hè~chiếm|hàng rong|lề đường~bán|mái che lấn",
    "pavement": "gạch vỉa hè|vỉa hè~vỡ|vỉa hè~bong|vỉa hè hư|vỉa hè hỏng|lát vỉa hè|đá vỉa hè|vỉa hè~lún|vỉa hè gạch",
    "parking": "đậu xe|xe đậu|đỗ xe|xe đỗ|để xe|đậu kín|xe máy~vỉa hè|chắn lối|đậu chắn|xe~chắn|xe để|đậu qua đêm|chắn cổng",
    "parking_fee": "giữ xe|gửi xe|giá giữ xe|tiền gửi xe|phí giữ xe|bãi xe|chỗ gửi xe|bãi giữ xe",
    "jam": "kẹt xe|ùn tắc|tắc đường|ùn ứ|giờ tan học|kẹt đường",
    "racing": "đua xe|nẹt pô|rú ga|nẹt bô|phóng nhanh|lạng lách|bốc đầu|quái xế|tụ tập đua",
    "speeding": "gờ giảm tốc|giảm tốc|chạy nhanh|phóng ẩu|gồ giảm tốc|vạch giảm tốc|chạy ẩu|xe chạy nhanh|gờ",
    "mirror": "gương cầu|gương cầu lồi|khuất tầm nhìn|che khuất|gương|điểm mù|khuất tầm|tầm nhìn",
    "crossing": "vạch sang đường|vạch kẻ đường|vạch người đi bộ|kẻ vạch|sang đường|cầu vượt bộ hành|qua đường",
    "sign": "biển báo|bảng tên đường|biển chỉ dẫn|biển tên|cắm biển|biển cấm",
    "bridge": "cầu gỗ|cầu mục|ván cầu|lan can cầu|cầu yếu|sửa cầu|cầu hư|cầu~ván|cầu~gãy|cầu~mục|cầu~hư|cầu sập|cây cầu",
    "rail": "lan can|lan can gãy|rào chắn gãy",
    "landslide": "sạt lở|sạt taluy|lở đất|lở bờ|sạt bờ|xói lở",
    "building": "xây trái phép|xây lấn|xây dựng lấn|xây nhà trái phép|xây không phép|trái phép|xây sai phép|lấn hẻm|xây~lấn|"
    "lấn ra hẻm|xây lấn chiếm|xây dựng lấn chiếm|lấn ra đường|xây~chiếm lối",
    "cracks": "nứt tường|nứt nhà|lún nứt|nứt nẻ|tường~nứt|gây nứt|bê tông~nứt",
    "land_grab": "đất công|chiếm đất|lấn đất|bao chiếm|đất~rào|rào lại|lấn chiếm đất|đất công~chiếm",
    "land_paper": "sổ đỏ|giấy chứng nhận|sổ hồng|đất đai|tách thửa|hồ sơ đất|sang tên|chuyển mục đích|quyền sử dụng đất",
    "birth": "khai sinh|giấy khai sinh|đăng ký khai sinh",
    "papers": "làm giấy tờ|đi lại nhiều lần|thủ tục hành chính|trả hồ sơ|trễ hẹn|nhận hồ sơ|hồ sơ chậm",
    "manner": "thái độ|cáu gắt|quát|hách dịch|nói năng|nhũng nhiễu|vòi vĩnh|hạch sách|thô lỗ|mắng",
    "allowance_old": "cao tuổi|người cao tuổi|người già trên|75 tuổi|80 tuổi|trợ cấp người cao tuổi|trợ cấp~cao tuổi|tiền cụ",
    "disabled": "khuyết tật|người khuyết tật|xe lăn|tàn tật",
    "poor": "hộ nghèo|cận nghèo|hộ cận nghèo|xét nghèo|sổ hộ nghèo",
    "merit": "người có công|thương binh|liệt sĩ|chất độc da cam|gia đình chính sách",
    "loan_help": "vay vốn|ngân hàng chính sách|vốn ưu đãi",
    "insurance": "bảo hiểm y tế|thẻ bảo hiểm|thẻ bảo hiểm y tế|bảo hiểm xã hội",
    "unemployed": "thất nghiệp|bảo hiểm thất nghiệp|nợ lương|chậm lương",
    "vaccine": "vắc xin|tiêm ngừa|chích ngừa|tiêm chủng|tiêm phòng|mũi tiêm|thuốc tiêm",
    "clinic": "bác sĩ|trực đêm|khám bệnh|hết thuốc|bệnh nhân|người bệnh",
    "theft": "mất trộm|trộm cắp|mất cắp|bẻ khóa|ăn trộm|trộm xe|lấy trộm|cướp giật|giật dọc|trộm~xe|trộm đột nhập",
    "gambling": "đánh bạc|cờ bạc|đá gà ăn tiền|số đề|lô đề|sòng bạc|tài xỉu",
    "drugs": "con nghiện|chích ma túy|vào chích|hút chích|kim tiêm|nghiện|bóng cười|chích hút",
    "loan_shark": "cho vay|tín dụng đen|vay nặng lãi|cho vay nặng lãi|đòi nợ|tờ rơi vay",
    "leaflet": "tờ rơi|dán bậy|quảng cáo~dán|dán~cột điện|dán quảng cáo|quảng cáo rao vặt|vẽ bậy",
    "fight": "đánh nhau|gây gổ|ẩu đả|say xỉn|quậy phá|gây rối|hăm dọa|côn đồ",
    "tenants": "đăng ký tạm trú|tạm trú|nhà trọ không đăng ký|khai báo tạm trú",
    "food": "vệ sinh thực phẩm|an toàn thực phẩm|kiểm dịch|thịt bẩn|ngộ độc|thực phẩm bẩn|rau~nước cống|không an toàn|ôi thiu",
    "fees": "biên lai|thu sai|thu tiền ngoài|ngoài quy định|lạm thu|thu thêm|thu tiền|thu thêm tiền|thu quá|các khoản thu|thu quỹ|quá giá|chặt chém",
    "playground": "xích đu|cầu trượt|sân chơi|đồ chơi|khu vui chơi|thiết bị thể dục|máy tập",
    "bench": "ghế đá|lắp thêm ghế|ghế ngồi|đặt ghế",
    "hall": "khóa cửa|không mở cửa|mở cửa nhà văn hóa|mái tôn|dột|mái ngói|tu sửa|mái~hư",
    "tower": "cột sóng|trạm phát sóng|trạm viễn thông|trạm thu phát",
    "coverage": "sóng yếu|sóng~yếu|mất sóng|không gọi được|mạng yếu|internet yếu",
    "votive": "vàng mã|đốt vàng mã|đốt nhang",
    "fishing": "xung điện|chích điện|câu cá|kích điện|xiệc điện",
    "irrigation": "không có nước bơm|nước bơm|lúa khô|lúa chết|lúa~chết|ruộng khô|ruộng nứt|ruộng nứt nẻ|lúa~khô|bơm nước|lúa cháy|không tưới|nước tưới|tưới lúa|thủy lợi|thiếu nước tưới|trạm bơm",
    "hydrant": "trụ chữa cháy|trụ nước chữa cháy|trụ cứu hỏa|trụ nước|họng nước",
    "canal_fill": "lấp kênh|lấp mương|mương~lấp|lấn kênh|lấn mương|lấp rạch|lấn sông|san lấp",
}

# One thing, several names: less than a matter, more than a word.
THINGS = {
    "broken": "hư|hỏng|hư hỏng|gãy|bể|vỡ|hư hại|rách|mục|xuống cấp|bong tróc|sụp",
    "pig": "heo|lợn",
    "young": "trẻ em|trẻ con|trẻ nhỏ|cháu nhỏ|các cháu|con nít|em bé|trẻ",
    "fall": "té|ngã|té xe|tai nạn|va quẹt|bị nạn|sụp chân|lọt chân|sụp bánh|thương tích|ngã xe",
    "late": "khuya|nửa đêm|ban đêm|suốt đêm|đêm khuya",
    "foul": "hôi|thối|tanh|mùi|hôi thối|mùi hôi|bốc mùi|hôi tanh|mùi khét",
    "leaning": "nghiêng|xiêu|xiêu vẹo|sắp đổ|ngã đổ",
    "low": "sà|thấp|chùng|võng|thòng",
    "truck": "xe tải|xe ben|xe ba gác|xe công",
    "rubbish": "rác|rác thải|rác rưởi",
    "pub": "quán nhậu|quán ăn|bàn nhậu|quán bia",
    "music": "nhạc|bolero|nhạc vàng|loa|hát",
    "neighbor": "hàng xóm|nhà bên|nhà kế",
    "pay": "trợ cấp|chi trả|lãnh tiền|trợ giúp|chế độ|lãnh",
    "water": "nước|nước máy|nước sạch|nước sinh hoạt",
    "encroach": "lấn|lấn chiếm|chiếm|bao chiếm|rào",
    "officer": "cán bộ|nhân viên|công chức",
    "police": "công an|tuần tra|cảnh sát",
    "youth": "thanh niên|choai choai|thanh thiếu niên",
    "smoke": "khói|khét",
    "trees": "cây|cây to|cây lớn",
    "dark": "tối om|tối|không sáng|tắt",
    "walk": "đi bộ|người đi bộ|lối đi|đi lại",
    "sell": "buôn bán|bán hàng|bán|bày bán",
    "cooling": "điều hòa|máy lạnh",
    "lodging": "phòng trọ|nhà trọ|dãy trọ",
}

# A place people point at: what follows it up to three words is its name.
PLACES = {
    "street": "đường|phố|quốc lộ|tỉnh lộ|đại lộ|bờ kè",
    "market": "chợ|trước chợ|gần chợ|đoạn chợ|cổng chợ|ở chợ|sau chợ|cạnh chợ|trong chợ|xe chợ|ngoài chợ|quanh chợ|khu chợ|chợ búa",
    "bridge": "cầu",
    "pagoda": "chùa|đền|miếu|nhà thờ",
    "dinh": "đình|đình làng",
    "school": "trường|trường học|trường tiểu học|trường trung học cơ sở|trường mầm non|trường mẫu giáo|tiểu học|mầm non|mẫu giáo|trung học|trung học cơ sở|nhà trẻ",
    "park": "công viên|vườn hoa|quảng trường",
    "junction": "ngã ba|ngã tư|ngã năm|vòng xoay|bùng binh",
    "canal": "kênh|rạch|mương|sông|suối|hồ|ao",
    "slope": "dốc",
    "clinic": "trạm y tế|bệnh viện|phòng khám",
    "hall": "nhà văn hóa|hội trường|nhà sinh hoạt",
    "office": "trụ sở|ủy ban|một cửa",
    "pub": "quán|quán nhậu|quán cà phê|quán hát|nhà hàng|karaoke|khách sạn|tiệm",
    "works": "xưởng|nhà máy|công ty|xí nghiệp",
    "fuel": "cây xăng|trạm xăng",
    "estate": "khu tái định cư|tái định cư|khu dân cư|chung cư|khu đô thị|khu công nghiệp|khu nhà ở",
    "": "yêu cầu|nhu cầu|hầm cầu|toàn cầu|cầu trượt|cầu lồi|gương cầu|gia đình|con đường|cơ sở vật chất|hồ sơ|cơ sở|đường dây|đường ống|cầu dao|cầu thang|trường hợp|công trường|thị trường|"
    "môi trường|thành phố|khu phố|phố xá|đường sá|bồ câu|trung tâm|cầu mong|yêu cầu|mặt cầu|đình chỉ|xây dựng đường",  # no place at all
    "stop": "trạm xe buýt|bến xe|nhà ga|bến đò|bến phà",
}
