"use strict";

/* Every word of the page in both languages; {0}, {1} … are filled in by `say`. */
const WORDS = {
  zh: {
    htmlLang: "zh-Hans", otherLanguage: "English", otherLang: "en",
    search: "搜索", searchHint: "搜索人物、单位、地点、活动…", noHit: "没有找到", views: "视图", network: "网络", list: "列表",
    types: "按类型筛选", details: "详情", zoomIn: "放大", zoomOut: "缩小", zoomAll: "显示全图",
    networkHelp: "关系网络图。方向键移动，加减号缩放，0 显示全图，n 与 p 逐个查看，Esc 取消选择。“列表”提供同样的内容。",
    notice: "本页由程序从新闻原文自动抽取，可能有误；图中的联系只表示原文这样写，不代表任何指控。请以引文和原文为准。",
    totals: "{0} 个实体 · {1} 条事实 · {2} 篇报道", shown: "图上 {0} 个实体", leftOut: "联系较少的 {0} 个没有画出，可在搜索和列表中找到",
    overview: "概览", overviewHelp: "点击图中的节点，或搜索名称，查看每条事实和它的原文出处。虚线表示计划中或推断的联系。",
    most: "联系最多", sources: "报道", also: "又称", mentions: "提及 {0} 次", facts: "{0} 条事实", noFacts: "原文提到了它，没有抽取到与它有关的事实。",
    back: "返回", toOverview: "概览", center: "在图上定位", notDrawn: "联系较少，没有画在图上。", named: "在原文中的位置", more: "再显示 {0} 项", between: "两者之间",
    place: "{0}，第 {1}–{2} 字", line: "（第 {0} 行）", rule: "规则", confidence: "置信度 {0}", untitled: "无标题", undated: "日期不详",
    name: "名称", type: "类型", factCount: "事实", mentionCount: "提及", noYear: "{0}月{1}日（年份不详）", noYearMonth: "{0}月（年份不详）", article: "报道",
    Person: "人物", Organization: "单位", AdministrativeUnit: "行政区域", Place: "地点", Initiative: "活动与项目",
    planned: "计划", inferred: "推断", quoted: "引述", hearsay: "转述",
    roles: { attends: "出席", presides: "主持", speaks: "讲话", reports: "通报", performs: "表演", volunteers: "志愿服务" },
    from: {
      holdsPosition: "任职", affiliatedWith: "所在单位", residentOf: "居住地", kinOf: "亲属", organizes: "举办", participatesIn: "参加",
      supports: "支持", heldAt: "举办地点", occursOn: "日期", partOf: "属于", subUnitOf: "上级单位", locatedIn: "位于", authoredBy: "作者",
    },
    of: {
      holdsPosition: "任职人员", affiliatedWith: "成员", residentOf: "居民", kinOf: "亲属", organizes: "举办者", participatesIn: "参加者",
      supports: "支持者", heldAt: "在此举办", partOf: "包括", subUnitOf: "下属单位", locatedIn: "在此范围内", authoredBy: "撰写的报道",
    },
  },
  en: {
    htmlLang: "en", otherLanguage: "中文", otherLang: "zh-Hans",
    search: "Search", searchHint: "Search people, bodies, places, initiatives…", noHit: "Nothing found", views: "View", network: "Network", list: "List",
    types: "Filter by type", details: "Details", zoomIn: "Zoom in", zoomOut: "Zoom out", zoomAll: "Show everything",
    networkHelp: "Network diagram. Arrow keys move, plus and minus zoom, 0 shows everything, n and p go from entity to entity, Escape clears. The list has the same content.",
    notice: "Extracted from news by a program, and it can be wrong. A link means that a text says so; it is no allegation. Trust the quotation and the original.",
    totals: "{0} entities · {1} facts · {2} articles", shown: "{0} entities drawn", leftOut: "{0} with fewer links are not drawn; search and list have them",
    overview: "Overview", overviewHelp: "Click a node, or search for a name, to see each fact and the sentence it was read from. Dashed lines are planned or inferred.",
    most: "Most linked", sources: "Articles", also: "Also", mentions: "mentions: {0}", facts: "facts: {0}", noFacts: "The text names it; no fact about it was extracted.",
    back: "Back", toOverview: "Overview", center: "Show in network", notDrawn: "Few links; not drawn in the network.", named: "Where it is named", more: "Show {0} more", between: "Between the two",
    place: "{0}, characters {1}–{2}", line: " (line {0})", rule: "rule", confidence: "confidence {0}", untitled: "untitled", undated: "undated",
    name: "Name", type: "Type", factCount: "Facts", mentionCount: "Mentions", noYear: "{0}-{1} (year unknown)", noYearMonth: "month {0} (year unknown)", article: "Article",
    Person: "Person", Organization: "Organization", AdministrativeUnit: "Administrative unit", Place: "Place", Initiative: "Initiative",
    planned: "planned", inferred: "inferred", quoted: "quoted", hearsay: "hearsay",
    roles: { attends: "attends", presides: "presides", speaks: "speaks", reports: "reports", performs: "performs", volunteers: "volunteers" },
    from: {
      holdsPosition: "Holds position", affiliatedWith: "Affiliated with", residentOf: "Lives in", kinOf: "Kin", organizes: "Organizes", participatesIn: "Takes part in",
      supports: "Supports", heldAt: "Held at", occursOn: "Date", partOf: "Part of", subUnitOf: "Unit of", locatedIn: "Located in", authoredBy: "Author",
    },
    of: {
      holdsPosition: "Office holders", affiliatedWith: "Members", residentOf: "Residents", kinOf: "Kin", organizes: "Organized by", participatesIn: "Participants",
      supports: "Supported by", heldAt: "Held here", partOf: "Includes", subUnitOf: "Units", locatedIn: "Located here", authoredBy: "Articles written",
    },
  },
};
