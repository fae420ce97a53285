//! The keys of those who have to do with it.

use crate::yaml::{Key, Shape};

use super::super::words::{MerchantKind, Role};
use super::{DAY, TEXT};

pub(super) const OPERATOR: &Shape = &Shape::Map(&[
    Key::optional("name", "大家怎样称呼这个平台", TEXT).called(&["名称", "平台名称"]),
    Key::optional("legal_name", "经营者的登记名称", TEXT).called(&["登记名称", "公司名称", "公司"]),
    Key::optional("credit_code", "统一社会信用代码", TEXT).called(&["信用代码"]),
    Key::optional("address", "经营者地址", TEXT).called(&["地址"]),
    Key::optional("phone", "经营者电话", TEXT).called(&["电话"]),
]);

pub(super) const CONSUMER: &Shape = &Shape::Map(&[
    Key::optional("name", "投诉人的真实姓名", TEXT).called(&["姓名", "真实姓名"]),
    Key::optional("phone", "投诉人的电话", TEXT).called(&["电话", "手机", "手机号", "联系电话"]),
    Key::optional("address", "投诉人的通讯地址", TEXT).called(&["地址", "通讯地址"]),
    Key::optional("for", "投诉人替谁投诉，如孩子", ACTS_FOR),
    Key::optional("representative", "投诉人委托谁办理", REPRESENTATIVE),
]);

const ACTS_FOR: &Shape = &Shape::Map(&[
    Key::required("name", "那个人的真实姓名", TEXT),
    Key::required("relation", "那个人是投诉人的什么人，如 儿子", TEXT),
    Key::optional("born", "那个人的出生日期", DAY),
]);

const REPRESENTATIVE: &Shape =
    &Shape::Map(&[Key::required("name", "受托人的姓名", TEXT), Key::optional("phone", "受托人的电话", TEXT)]);

pub(super) const OTHER: &Shape = &Shape::Map(&[
    Key::required("role", "是哪一方", &Shape::OneOf(Role::CHOICES)).called(&["角色", "种类"]),
    Key::required("name", "名称", TEXT).called(&["名字"]),
    Key::optional("phone", "电话", TEXT),
]);

pub(super) const MERCHANT: &Shape = &Shape::Map(&[
    Key::required("shop", "店铺名，照页面上显示的写", TEXT).called(&["店铺", "店铺名称", "店名"]),
    Key::optional("kind", "商家的种类", &Shape::OneOf(MerchantKind::CHOICES)).called(&["种类", "类型"]),
    Key::optional("legal_name", "店铺证照页上的登记名称", TEXT).called(&[
        "公司",
        "公司名称",
        "登记名称",
        "主体",
        "企业名称",
    ]),
    Key::optional("credit_code", "统一社会信用代码", TEXT).called(&["信用代码"]),
    Key::optional("address", "店铺公示的地址", TEXT).called(&["地址"]),
    Key::optional("phone", "店铺公示的电话", TEXT).called(&["电话", "联系电话"]),
    Key::optional("host", "直播间或主播的名称", TEXT).called(&["主播", "直播间"]),
]);
