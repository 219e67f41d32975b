//! Who can open a page: a site is described, every question of the core is
//! answered from it, and the sentence is read.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::audience::ask::BUDGET;
use doorward::audience::learn::learn;
use doorward::verdict::report::{Report, State, Tone};
use doorward::verdict::{Case, content::Reading, judge};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use support::{spoilt, words};

/// A site: what it answers, by the part of the path that tells the question.
struct Site(BTreeMap<&'static str, (u16, Value)>);

fn user(id: &str, name: &str, email: &str) -> Value {
    json!({"accountId": id, "displayName": name, "email": email, "accountType": "atlassian"})
}

fn guest(id: &str, name: &str, email: &str) -> Value {
    json!({"accountId": id, "displayName": name, "email": email, "isGuest": true})
}

fn permission(kind: &str, id: &str, key: &str, target: &str) -> Value {
    json!({"principal": {"type": kind, "id": id}, "operation": {"key": key, "targetType": target}})
}

fn subjects(users: &[Value], groups: &[Value]) -> Value {
    json!({"restrictions": {
        "user": {"results": users, "size": users.len()},
        "group": {"results": groups, "size": groups.len()},
    }})
}

impl Site {
    /// Three people at Acme, a space they can all edit, one page without restrictions.
    fn new() -> Self {
        let acme: Vec<Value> = [("p", "Priya"), ("t", "Tom"), ("m", "Mei")]
            .iter()
            .map(|(id, name)| user(id, name, &format!("{name}@acme.gov.uk")))
            .collect();
        Site(BTreeMap::from([
            ("user/current", (200, acme[0].clone())),
            ("api/v2/pages/9?", (200, json!({"id": "9", "spaceId": "1", "parentId": "8"}))),
            (
                "restriction/byOperation",
                (200, json!({"read": subjects(&[], &[]), "update": subjects(&[], &[])})),
            ),
            ("/ancestors", (200, json!({"results": [{"id": "7"}, {"id": "8"}]}))),
            (
                "content/search",
                (
                    200,
                    json!({"results": [
                        {"id": "7", "restrictions": {"read": subjects(&[], &[])}},
                        {"id": "8", "restrictions": {"read": subjects(&[], &[])}},
                    ]}),
                ),
            ),
            (
                "api/v2/spaces/1",
                (
                    200,
                    space(&[
                        permission("group", "all", "read", "space"),
                        permission("group", "all", "create", "page"),
                    ]),
                ),
            ),
            (
                "rest/api/group?",
                (
                    200,
                    json!({"results": [
                        {"id": "all", "name": "confluence-users"}, {"id": "gr", "name": "northbridge"},
                    ]}),
                ),
            ),
            ("group/all/members", (200, json!({"results": acme, "limit": 200}))),
            ("/attachments", (200, json!({"results": []}))),
            ("classification-level", (404, json!({}))),
            ("anonymous", (404, json!({}))),
        ]))
    }

    fn with(mut self, path: &'static str, status: u16, body: Value) -> Self {
        self.0.insert(path, (status, body));
        self
    }

    fn answer(&self, path: &str, anonymous: bool) -> (u16, String) {
        let found = if anonymous {
            self.0.get("anonymous")
        } else {
            self.0.iter().find(|(part, _)| path.contains(**part)).map(|(_, answer)| answer)
        };
        found.map_or((404, String::new()), |(status, body)| (*status, body.to_string()))
    }

    /// Answers question after question, as the content script does, and returns the last report
    /// and how many questions there were.
    fn view(&self) -> (Report, usize) {
        self.view_at("pages/9/x")
    }

    fn view_at(&self, path: &str) -> (Report, usize) {
        let mut case = Case { reading: Reading::Read, ..Case::default() };
        case.snapshot.url = ["https://acme.atlassian.net/wiki/spaces/CASE/", path].concat();
        let report = self.settle(&mut case);
        (report, case.asked.len())
    }

    /// Answers question after question of a page view that may have begun.
    fn settle(&self, case: &mut Case) -> Report {
        loop {
            let mut report = judge(case);
            report.wants.retain(|want| !case.asked.contains(&want.key));
            if report.wants.is_empty() {
                return report;
            }
            for want in &report.wants {
                let (status, body) = self.answer(&want.path, want.anonymous);
                case.facts.extend(learn(&want.key, status, &body));
                case.asked.push(want.key.clone());
            }
        }
    }

    fn sentence(&self) -> String {
        words(&self.view().0.audience)
    }
}

fn space(permissions: &[Value]) -> Value {
    json!({"id": "1", "key": "CASE", "name": "Casework", "permissions": {"results": permissions}})
}

#[test]
fn an_open_page_is_open_to_everyone_in_the_organisation() {
    let (report, asked) = Site::new().view();
    assert_eq!(
        words(&report.audience),
        "Open to everyone at acme.gov.uk (3 people); public link not known."
    );
    assert_eq!(report.state, State::Checked);
    assert!(asked <= BUDGET, "{asked}");
}

/// Shows R19, R103, R123, R153.
#[test]
fn guests_and_external_accounts_of_the_space_are_counted_by_organisation_and_role() {
    let site = Site::new()
        .with(
            "api/v2/spaces/1",
            200,
            space(&[
                permission("group", "all", "read", "space"),
                permission("user", "d", "create", "page"),
                permission("user", "e", "create", "page"),
                permission("user", "j", "read", "space"),
                permission("user", "a", "read", "space"),
            ]),
        )
        .with(
            "user/bulk",
            200,
            json!({"results": [
                guest("d", "Dana", "dana@north.example"),
                guest("e", "Elin", "elin@north.example"),
                user("j", "Jo", "jo@south.example"),
                {"accountId": "a", "displayName": "Bot", "accountType": "app"},
            ]}),
        );
    assert_eq!(
        site.sentence(),
        "Open to everyone at acme.gov.uk (3 people), 2 guests from north.example (can edit), \
         1 external account from south.example (can view), 1 app (can view); public link not known."
    );
    let (report, asked) = site.view();
    assert!(asked <= BUDGET, "{asked}");
    assert_eq!(words(&report.short), "3 outsiders can open this");
    let lines: Vec<_> = report.readers.iter().map(words).collect();
    assert_eq!(lines[0], "Dana, guest from north.example: can edit");
}

/// Shows R103: where the site did not say who somebody is, that is a gap like any other, and not a
/// quiet strip. An account that the site does not know opens nothing.
#[test]
fn accounts_that_could_not_be_read_are_a_gap() {
    let granted = |status, people: Value| {
        let allowed =
            [permission("user", "p", "read", "space"), permission("user", "d", "read", "space")];
        Site::new().with("api/v2/spaces/1", 200, space(&allowed)).with("user/bulk", status, people)
    };
    for status in [0, 302, 403, 429, 500] {
        let report = granted(status, json!({})).view().0;
        let gaps: Vec<_> = report.gaps.iter().map(words).collect();
        assert!(
            gaps.iter().any(|gap| gap.contains("the accounts of some people")),
            "{status}: {gaps:?}"
        );
        assert_eq!((report.state, report.tone), (State::CannotTell, Tone::CannotTell), "{status}");
    }
    // By the own address colleagues are told from others.
    let report = Site::new().with("user/current", 500, json!({})).view().0;
    assert_eq!(
        (report.state, report.tone, report.unplaced),
        (State::CannotTell, Tone::CannotTell, 3)
    );
    // One that is hidden is so on every page.
    let report = Site::new().with("user/current", 200, user("p", "Priya", "")).view().0;
    assert_eq!((report.state, report.tone, report.unplaced), (State::Checked, Tone::Quiet, 2));
    let report = granted(200, json!({"results": [user("p", "Priya", "p@acme.gov.uk")]})).view().0;
    assert_eq!((report.state, report.tone, report.unplaced), (State::Checked, Tone::Quiet, 1));
}

/// Colleagues with the same access share a line, so that whoever is not one of them stands out.
#[test]
fn many_colleagues_with_the_same_access_are_one_line() {
    let readers = |count: usize| {
        let ids: Vec<String> = (0..count).map(|at| format!("c{at}")).collect();
        let allowed: Vec<Value> =
            ids.iter().map(|id| permission("user", id, "read", "space")).collect();
        let people: Vec<Value> =
            ids.iter().map(|id| user(id, id, &format!("{id}@acme.gov.uk"))).collect();
        let site = Site::new().with("api/v2/spaces/1", 200, space(&allowed)).with(
            "user/bulk",
            200,
            json!({ "results": people }),
        );
        site.view().0.readers.iter().map(words).collect::<Vec<_>>()
    };
    assert!(readers(4).contains(&"c3, your organisation: can view".to_owned()));
    let five = "5 people of your organisation (c0, c1, c2, c3, c4): can view";
    assert!(readers(5).contains(&five.to_owned()), "{:?}", readers(5));
    assert!(readers(20).iter().any(|line| line.contains("c19")));
    let many = readers(21);
    let first = "21 people of your organisation, among them c0, c1, c2, c3, c4: can view";
    assert!(many.contains(&first.to_owned()), "{many:?}");
}

/// An organisation is named once, whatever each of its people may do; people with private
/// addresses belong to none.
#[test]
fn outsiders_of_one_organisation_are_one_part_of_the_sentence() {
    let rights = ["create", "read", "create", "read"];
    let allowed: Vec<Value> = std::iter::once(permission("group", "all", "read", "space"))
        .chain(["d", "e", "g", "y"].iter().zip(rights).map(|(id, right)| {
            permission("user", id, right, if right == "read" { "space" } else { "page" })
        }))
        .collect();
    let site = Site::new().with("api/v2/spaces/1", 200, space(&allowed)).with(
        "user/bulk",
        200,
        json!({"results": [
            guest("d", "Dana", "dana@north.example"),
            guest("e", "Elin", "elin@north.example"),
            guest("g", "Gail", "gail@gmail.com"),
            guest("y", "Yan", "yan@yahoo.co.uk"),
        ]}),
    );
    assert_eq!(
        site.sentence(),
        "Open to everyone at acme.gov.uk (3 people), \
         2 guests from north.example (1 can edit and 1 can view), \
         2 guests with a private e-mail address (1 can edit and 1 can view); public link not known."
    );
    let lines: Vec<_> = site.view().0.readers.iter().map(words).collect();
    assert!(lines.contains(&"Gail, guest, private e-mail address: can edit".into()), "{lines:?}");
}

/// Twenty organisations are no line that anybody reads; nobody is left out of what the popup says.
#[test]
fn of_many_organisations_the_strip_names_the_biggest() {
    let people: Vec<(String, String)> = (0..20)
        .flat_map(|org| {
            (0..=org % 3).map(move |n| (format!("p{org}x{n}"), format!("o{org}.example")))
        })
        .collect();
    let view = |(id, _): &(String, String)| permission("user", id, "read", "space");
    let allowed: Vec<Value> = std::iter::once(permission("group", "all", "read", "space"))
        .chain(people.iter().map(view))
        .chain([permission("user", "p19x0", "create", "page")])
        .collect();
    let accounts: Vec<Value> =
        people.iter().map(|(id, at)| guest(id, id, &format!("{id}@{at}"))).collect();
    let site = Site::new().with("api/v2/spaces/1", 200, space(&allowed)).with(
        "user/bulk",
        200,
        json!({"results": accounts}),
    );
    let (report, _) = site.view();
    let strip: Vec<String> = report.strip.iter().map(words).collect();
    assert!(
        strip[1].starts_with(
            "Open to everyone at acme.gov.uk (3 people), \
             3 guests from o2.example (can view), 3 guests from o5.example (can view), \
             3 guests from o8.example (can view), \
             30 guests from 17 more organisations (1 can edit and 29 can view);"
        ),
        "{strip:?}"
    );
    assert!(
        words(&report.audience).contains("2 guests from o19.example (1 can edit and 1 can view)")
    );
    assert!(!words(&report.audience).contains("more organisations"));
}

#[test]
fn an_outsider_inside_the_group_of_all_users_is_seen() {
    let everyone = json!({"results": [
        user("p", "Priya", "p@acme.gov.uk"), user("j", "Jo", "jo@south.example"),
    ]});
    let sentence = Site::new().with("group/all/members", 200, everyone).sentence();
    assert!(
        sentence.contains("(2 people), 1 external account from south.example (can edit)"),
        "{sentence}"
    );
}

/// A page that was never published is found by its draft alone: who will get it is told before
/// they do, by what it stands below and its space. Shows R2.
#[test]
fn a_draft_is_told_by_where_it_will_stand() {
    let guests = space(&[
        permission("group", "all", "read", "space"),
        permission("user", "d", "read", "space"),
    ]);
    let dana = json!({"results": [guest("d", "Dana", "dana@north.example")]});
    let draft =
        |parent: Value| json!({"id": "9", "status": "draft", "spaceId": "1", "parentId": parent});
    let new = |parent: Value| {
        Site::new()
            .with("api/v2/pages/9?", 404, json!({}))
            .with("&get-draft=true", 200, draft(parent))
            .with("api/v2/spaces/1", 200, guests.clone())
            .with("user/bulk", 200, dana.clone())
            // Of the draft itself the site tells nothing of what stands above it.
            .with("/pages/9/ancestors", 404, json!({}))
            .with("/pages/8/ancestors", 200, json!({"results": [{"id": "7"}]}))
    };
    for parent in [json!("8"), Value::Null] {
        let site = new(parent.clone());
        assert_eq!(
            site.sentence(),
            "Not published yet. Once it is: Open to everyone at acme.gov.uk (3 people), \
             1 guest from north.example (can view); public link not known.",
            "{parent}"
        );
        let (report, asked) = site.view();
        assert!(asked <= BUDGET + 3 && report.findings.is_empty() && !report.whole, "{asked}");
        let is_gap = report.gaps.iter().any(|gap| words(gap).contains("sign"));
        assert!(is_gap, "of strangers nothing is known: {:?}", report.gaps);
    }
    let above = json!({"results": [
        {"id": "7", "restrictions": {"read": subjects(&[], &[])}},
        {"id": "8", "restrictions": {"read": subjects(&[user("p", "Priya", "p@acme.gov.uk")], &[])}},
    ]});
    let sentence = new(json!("8")).with("content/search", 200, above).sentence();
    assert!(sentence.contains("A page above restricts it."), "{sentence}");
    let open = new(json!("8")).with("anonymous", 200, json!({"id": "8"}));
    assert!(open.sentence().contains("without signing in"), "{}", open.sentence());
}

/// Shows R18, R102.
#[test]
fn a_restricted_page_is_open_to_those_listed_alone() {
    let listed = subjects(
        &[user("p", "Priya", "p@acme.gov.uk"), guest("d", "Dana", "d@north.example")],
        &[],
    );
    let site = Site::new().with(
        "restriction/byOperation",
        200,
        json!({"read": listed, "update": subjects(&[user("p", "Priya", "")], &[])}),
    );
    assert_eq!(
        site.sentence(),
        "Only these can open it: 1 person at acme.gov.uk, 1 guest from north.example (can view); \
         public link not known."
    );
}

#[test]
fn a_restriction_further_up_holds_as_well() {
    let above = |id: &str, users: &[Value]| json!({"id": id, "restrictions": {"read": subjects(users, &[])}});
    let priya = || user("p", "Priya", "p@acme.gov.uk");
    let tom = || user("t", "Tom", "t@acme.gov.uk");
    let site = Site::new().with(
        "content/search",
        200,
        json!({"results": [
            above("7", &[priya()]), above("8", &[priya(), tom()]),
        ]}),
    );
    assert_eq!(
        site.sentence(),
        "A page above restricts it. Only these can open it: 1 person at acme.gov.uk; \
         public link not known.",
        "every level must let a person in"
    );
}

#[test]
fn whoever_a_restriction_further_up_shuts_out_gets_in_by_no_group() {
    let priya = user("p", "Priya", "p@acme.gov.uk");
    let group = json!({"type": "group", "name": "northbridge", "id": "gr"});
    let dana = guest("d", "Dana", "dana@northbridge.example");
    let site = Site::new()
        .with("restriction/byOperation", 200, {
            json!({"read": subjects(&[], &[group]), "update": subjects(&[], &[])})
        })
        .with("group/gr/members", 200, json!({"results": [priya, dana], "limit": 200}))
        .with(
            "content/search",
            200,
            json!({"results": [
                {"id": "7", "restrictions": {"read": subjects(&[], &[])}},
                {"id": "8", "restrictions": {"read": subjects(std::slice::from_ref(&priya), &[])}},
            ]}),
        );
    let (report, _) = site.view();
    assert!(report.outsiders.is_empty(), "{:?}", report.outsiders);
    assert_eq!(
        words(&report.audience),
        "Only these can open it: 1 person at acme.gov.uk; public link not known."
    );
}

/// What the space says of strangers holds where nobody could try.
#[test]
fn strangers_whom_the_space_lets_in_are_not_forgotten_where_none_could_be_tried() {
    let assigned = |id: &str, role: &str| json!({"principal": {"principalType": "ACCESS_CLASS", "principalId": id}, "roleId": role});
    let open = json!({"id": "1", "key": "CASE", "roleAssignments": {"results": [
        assigned("all-licensed-users", "v"), assigned("anonymous-users", "v"),
    ]}});
    let roles = json!({"results": [{"id": "v", "spacePermissions": ["read/space"]}]});
    let site = Site::new().with("api/v2/spaces/1", 200, open).with("space-roles", 200, roles);
    for (status, is_public) in [(0, true), (429, true), (503, true), (404, false)] {
        let (report, _) = Site(site.0.clone()).with("anonymous", status, json!({})).view();
        assert_eq!(report.findings.iter().any(|found| found.rule == "PUB-01"), is_public);
    }
    // A restriction shuts them out whatever the space says.
    let only = json!({"read": subjects(&[user("p", "Priya", "p@acme.gov.uk")], &[]), "update": subjects(&[], &[])});
    let (report, _) =
        site.with("restriction/byOperation", 200, only).with("anonymous", 0, json!({})).view();
    assert!(report.findings.iter().all(|found| found.rule != "PUB-01"));
    assert_eq!(report.state, State::CannotTell);
}

/// Atlassian's names for the group of all users have the product in them, and no others.
#[test]
fn a_group_with_a_name_like_that_of_all_users_is_not_everybody() {
    let many: Vec<Value> =
        (0..200).map(|n| user(&format!("u{n}"), "U", &format!("u{n}@acme.gov.uk"))).collect();
    for (name, is_all) in [
        ("jira-users", true),
        ("jira-software-users", true),
        ("jira-servicemanagement-users-acme", true),
        ("jira-product-discovery-users-acme", true),
        ("confluence-users-acme", true),
        ("jira-partner-users", false),
        ("jira-usership", false),
        ("confluence-users2", false),
    ] {
        let site = Site::new()
            .with("rest/api/group?", 200, json!({"results": [{"id": "all", "name": name}]}))
            .with("group/all/members", 200, json!({"results": many, "limit": 200}));
        let (report, _) = site.view();
        let is_gap = report.gaps.iter().any(|gap| words(gap).contains(name));
        assert_eq!(is_gap, !is_all, "{name}: {:?}", report.gaps);
    }
}

/// The start page of a space is one of its pages, though its address does not say which.
#[test]
fn the_start_page_of_a_space_is_judged_as_the_page_it_shows() {
    let start = json!({"results": [{"id": "1", "key": "CASE", "homepageId": "9"}]});
    let (page, asked_of_page) = Site::new().view();
    for path in ["", "overview", "overview?mode=global"] {
        let (report, asked) =
            Site::new().with("spaces?keys=CASE", 200, start.clone()).view_at(path);
        assert_eq!(report.audience, page.audience, "{path}");
        assert_eq!((report.state, report.tone, &report.page), (page.state, page.tone, &page.page));
        assert_eq!(asked, asked_of_page + 1);
    }
    // Where the site does not say, it is not known who can open it.
    for (status, body) in [(403, json!({})), (200, json!({"results": []})), (200, json!({}))] {
        let (report, _) = Site::new().with("spaces?keys=CASE", status, body).view_at("overview");
        assert_eq!(report.state, State::CannotTell);
        assert_eq!(report.page, None);
    }
    // A list of its pages is none.
    let (report, _) = Site::new().with("spaces?keys=CASE", 200, start).view_at("pages");
    assert_eq!(report.page, None);
}

/// Shows R104.
#[test]
fn a_group_on_the_list_is_read_member_by_member() {
    let listed = subjects(&[], &[json!({"type": "group", "name": "northbridge", "id": "gr"})]);
    let site = Site::new().with("restriction/byOperation", 200, json!({"read": listed})).with(
        "group/gr/members",
        200,
        json!({"results": [guest("d", "Dana", "d@north.example")]}),
    );
    let (report, _) = site.view();
    assert!(
        words(&report.audience).contains("1 guest from north.example (can edit)"),
        "{}",
        words(&report.audience)
    );
    assert!(words(&report.readers[0]).contains("through the group northbridge"));

    let unread = site.with("group/gr/members", 403, json!({}));
    let (report, _) = unread.view();
    assert!(words(&report.audience).contains("1 group whose members could not be read"));
    assert_eq!(report.state, State::CannotTell);
    let gaps: Vec<_> = report.gaps.iter().map(words).collect();
    assert_eq!(
        gaps,
        ["Not read: the members of the group northbridge (the site does not let you see it)."]
    );
}

/// What the space lets a group do, its members may do on a page that lets them in.
#[test]
fn a_group_on_the_list_may_do_what_the_space_lets_it() {
    let listed = subjects(&[], &[json!({"type": "group", "name": "northbridge", "id": "gr"})]);
    let members = json!({"results": [guest("d", "Dana", "d@north.example")]});
    for (operation, target, may) in [("create", "page", "can edit"), ("read", "space", "can view")]
    {
        let grants = [
            permission("group", "all", "read", "space"),
            permission("group", "gr", operation, target),
        ];
        let site = Site::new()
            .with("restriction/byOperation", 200, json!({"read": listed}))
            .with("api/v2/spaces/1", 200, space(&grants))
            .with("group/gr/members", 200, members.clone());
        let sentence = site.sentence();
        assert!(sentence.contains(&format!("1 guest from north.example ({may})")), "{sentence}");
    }
}

#[test]
fn a_page_open_without_signing_in_is_said_to_be() {
    let (report, _) = Site::new().with("anonymous", 200, json!({"id": "9"})).view();
    assert!(words(&report.audience).contains("anybody without signing in (can view)"));
    assert_eq!(words(&report.short), "Open without signing in");
}

/// Shows R98.
#[test]
fn the_roles_of_a_space_say_who_may_edit_and_whether_strangers_may_read() {
    let roles = json!({"id": "1", "key": "CASE", "name": "Casework", "roleAssignments": {"results": [
        {"principal": {"principalType": "ACCESS_CLASS", "principalId": "all-licensed-users"}, "roleId": "v"},
        {"principal": {"principalType": "ACCESS_CLASS", "principalId": "anonymous-users"}, "roleId": "e"},
        {"principal": {"principalType": "USER", "principalId": "d"}, "roleId": "e"},
    ]}});
    let sentence = Site::new()
        .with("api/v2/spaces/1", 200, roles)
        .with(
            "space-roles",
            200,
            json!({"results": [
                {"id": "v", "spacePermissions": ["read/space"]},
                {"id": "e", "spacePermissions": ["read/space", "create/page"]},
            ]}),
        )
        .with("user/bulk", 200, json!({"results": [guest("d", "Dana", "d@north.example")]}))
        .with("anonymous", 200, json!({"id": "9"}))
        .sentence();
    assert_eq!(
        sentence,
        "Open to everyone with a licence (external accounts too), 1 guest from north.example (can edit), anybody without \
         signing in (can edit); public link not known."
    );
}

/// A role that the site does not list, or of which nothing is understood, may allow anything.
#[test]
fn a_role_that_is_not_told_is_not_taken_for_a_small_one() {
    let space = json!({"id": "1", "key": "CASE", "name": "Casework", "roleAssignments": {"results": [
        {"principal": {"principalType": "USER", "principalId": "d"}, "roleId": "e"},
    ]}});
    let gaps = |roles: Value| {
        let (report, _) = Site::new()
            .with("api/v2/spaces/1", 200, space.clone())
            .with("space-roles", 200, json!({"results": roles}))
            .with("user/bulk", 200, json!({"results": [guest("d", "Dana", "d@north.example")]}))
            .view();
        report.gaps.iter().map(words).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(gaps(json!([{"id": "e", "spacePermissions": ["create/page"]}])), "");
    let unknown = "Not read: the permissions of the space";
    for roles in [
        json!([{"id": "v", "spacePermissions": ["read/space"]}]),
        json!([{"id": "e", "spacePermissions": ["8c3f2e94"]}]),
        json!([{"id": "e"}]),
    ] {
        assert!(gaps(roles.clone()).contains(unknown), "{roles}");
    }
}

#[test]
fn the_older_interface_is_asked_where_the_newer_lists_nothing() {
    let older = json!({"id": 1, "key": "CASE", "name": "Casework", "permissions": [
        {"operation": {"operation": "read", "targetType": "space"}, "anonymousAccess": true, "unlicensedAccess": false},
        {"operation": {"operation": "create", "targetType": "page"}, "anonymousAccess": false,
         "subjects": {"group": {"results": [{"id": "all", "name": "confluence-users"}]}}},
    ]});
    let sentence = Site::new()
        .with("api/v2/spaces/1", 403, json!({}))
        .with("rest/api/space/CASE", 200, older)
        .with("anonymous", 200, json!({"id": "9"}))
        .sentence();
    assert!(
        sentence
            .contains("everyone at acme.gov.uk (3 people), anybody without signing in (can view)"),
        "{sentence}"
    );
}

/// A group that stands on the list of editors alone lets nobody in, but says who of the readers
/// may edit.
#[test]
fn who_of_the_readers_may_edit_by_a_group_is_asked() {
    let group = json!({"id": "ed", "name": "editors"});
    let dana = guest("d", "Dana", "dana@northbridge.example");
    let site = |status: u16, members: Value| {
        Site::new()
            .with(
                "restriction/byOperation",
                200,
                json!({"read": subjects(&[], &[]), "update": subjects(&[], std::slice::from_ref(&group))}),
            )
            .with(
                "api/v2/spaces/1",
                200,
                space(&[
                    permission("group", "all", "read", "space"),
                    permission("group", "all", "create", "page"),
                    permission("user", "d", "create", "page"),
                ]),
            )
            .with("user/bulk", 200, json!({"results": [dana.clone()]}))
            .with("group/ed/members", status, members)
    };
    let says = |site: &Site, may: &str| {
        let sentence = site.sentence();
        assert!(
            sentence.contains(&format!("1 guest from northbridge.example ({may})")),
            "{sentence}"
        );
        site.view().0
    };
    let in_group = site(200, json!({"results": [dana.clone()], "limit": 200}));
    assert!(says(&in_group, "can edit").gaps.is_empty());
    let not_in_group = site(200, json!({"results": [], "limit": 200}));
    assert!(says(&not_in_group, "can view").gaps.is_empty());
    // Where nobody can tell, it is the most they may do, and said not to be read.
    let unread = says(&site(403, json!({})), "can edit");
    assert!(unread.gaps.iter().any(|gap| words(gap).contains("editors")), "{:?}", unread.gaps);
    // No colleague's sake makes a page one that cannot be told.
    let colleagues = site(403, json!({})).with(
        "api/v2/spaces/1",
        200,
        space(&[permission("group", "all", "create", "page")]),
    );
    assert!(colleagues.view().0.gaps.is_empty());
}

/// "Any active user can view this space": customers of service management can, whatever else the
/// space says.
#[test]
fn a_space_open_to_those_without_a_licence_is_said_to_be() {
    const SAID: &str =
        "everyone who can sign in, with or without a licence (customers of the help desk too)";
    let older = json!({"id": 1, "key": "CASE", "name": "Casework", "permissions": [
        {"operation": {"operation": "read", "targetType": "space"}, "anonymousAccess": false, "unlicensedAccess": true},
        {"operation": {"operation": "create", "targetType": "page"}, "anonymousAccess": false, "unlicensedAccess": false,
         "subjects": {"group": {"results": [{"id": "all", "name": "confluence-users"}]}}},
    ]});
    let site = || {
        Site::new().with("api/v2/spaces/1", 403, json!({})).with(
            "rest/api/space/CASE",
            200,
            older.clone(),
        )
    };
    let sentence = site().sentence();
    assert!(sentence.contains(SAID), "{sentence}");
    let (report, _) = site().view();
    assert_eq!(report.short.key, "audience_short_signed_in");
    // The newer interface has a class of its own for them.
    let newer = json!({"id": "1", "key": "CASE", "name": "Casework", "roleAssignments": {"results": [
        {"roleId": "v", "principal": {"principalType": "ACCESS_CLASS", "principalId": "authenticated-users"}},
    ]}});
    let sentence = Site::new().with("api/v2/spaces/1", 200, newer).sentence();
    assert!(sentence.contains(SAID), "{sentence}");
}

/// Their restrictions decide who opens this one, so a tab that shows it is told when they change.
#[test]
fn the_pages_above_are_named_where_they_are_known() {
    let (report, _) = Site::new().view();
    assert_eq!(report.above, ["7", "8"]);
    let (report, _) = Site::new().with("/ancestors", 403, json!({})).view();
    assert!(report.above.is_empty());
}

/// Shows R19.
#[test]
fn whatever_is_refused_ends_in_a_gap_and_never_in_checked() {
    for path in [
        "restriction/byOperation",
        "api/v2/pages/9?",
        "/ancestors",
        "content/search",
        "api/v2/spaces/1",
        "group/all/members",
    ] {
        for (status, body) in [
            (401, json!({})),
            (403, json!({})),
            (404, json!({})),
            (429, json!({})),
            (503, json!({})),
            (302, json!({})),
            (200, json!("<html>")),
            (200, json!({})),
            (200, json!([])),
        ] {
            let (report, asked) = Site::new().with(path, status, body.clone()).view();
            assert_eq!(
                report.state,
                State::CannotTell,
                "{path} {status} {body}: {:?}",
                words(&report.audience)
            );
            assert!(!report.gaps.is_empty(), "{path} {status} {body}");
            assert!(asked <= BUDGET, "{path} {status}: {asked}");
        }
    }
}

#[test]
fn a_list_the_site_cuts_short_is_not_taken_for_the_whole() {
    let cut = json!({"id": "1", "key": "CASE", "permissions": {
        "results": [permission("group", "all", "read", "space")], "meta": {"hasMore": true},
    }});
    let (report, _) = Site::new().with("api/v2/spaces/1", 200, cut).view();
    assert_eq!(report.state, State::CannotTell);

    let mut listed = subjects(&[user("p", "Priya", "p@acme.gov.uk")], &[]);
    listed["restrictions"]["user"]["totalSize"] = json!(40);
    let (report, _) =
        Site::new().with("restriction/byOperation", 200, json!({"read": listed})).view();
    assert_eq!(report.state, State::CannotTell);
}

#[test]
fn more_than_the_budget_allows_is_said_not_to_be_asked() {
    let groups: Vec<Value> =
        (0..20).map(|n| permission("group", &format!("g{n}"), "read", "space")).collect();
    let (report, asked) = Site::new().with("api/v2/spaces/1", 200, space(&groups)).view();
    assert_eq!(asked, BUDGET);
    assert_eq!(report.state, State::CannotTell);
    let gaps: Vec<_> = report.gaps.iter().map(words).collect();
    assert!(gaps.iter().any(|gap| gap.contains("limits what it asks your site")), "{gaps:?}");
}

/// Of a group of which the site lists the first part alone, the rest is not known to be inside.
#[test]
fn a_group_that_was_read_in_part_is_a_gap() {
    let some = json!({"results": [user("t", "Tom", "t@acme.gov.uk")], "totalSize": 40});
    let listed = subjects(&[], &[json!({"type": "group", "name": "caseworkers", "id": "gr"})]);
    let site = Site::new().with("restriction/byOperation", 200, json!({"read": listed})).with(
        "group/gr/members",
        200,
        some.clone(),
    );
    let (report, _) = site.view();
    assert_eq!(report.state, State::CannotTell);
    assert!(!report.whole);
    assert_eq!(words(&report.short), "Cannot fully tell who can open this");
    assert!(words(&report.audience).contains("1 group whose members could not be read"));
    // The group of all users is on the list as those who are in it.
    let everyone =
        subjects(&[], &[json!({"type": "group", "name": "confluence-users", "id": "all"})]);
    let site = Site::new().with("restriction/byOperation", 200, json!({"read": everyone})).with(
        "group/all/members",
        200,
        some,
    );
    let sentence = site.sentence();
    assert!(sentence.contains("1 group whose members could not be read"), "{sentence}");
}

/// The site lists at most fifty pages above, the highest first, and says nothing of the rest.
#[test]
fn more_pages_above_than_are_listed_are_a_gap() {
    let above: Vec<Value> = (0..50).map(|n| json!({"id": format!("1{n}")})).collect();
    let open: Vec<Value> = (0..50)
        .map(|n| json!({"id": format!("1{n}"), "restrictions": {"read": subjects(&[], &[])}}))
        .collect();
    let site = Site::new().with("/ancestors", 200, json!({"results": above})).with(
        "content/search",
        200,
        json!({"results": open}),
    );
    let (report, _) = site.view();
    assert_eq!(report.state, State::CannotTell);
    assert_eq!(report.restricted, None);
    let gaps: Vec<_> = report.gaps.iter().map(words).collect();
    assert_eq!(
        gaps,
        ["Not read: the restrictions of the pages above (the site listed only the first part)."]
    );
}

/// A stranger who gets nothing proves nothing where whoever is signed in gets nothing either.
#[test]
fn a_page_that_is_not_there_is_not_called_closed_to_strangers() {
    let (report, _) = Site::new().with("api/v2/pages/9?", 404, json!({})).view();
    let one = "Doorward cannot tell who can open this page: the site says there is nothing there.";
    // Of page, space, strangers and classification alike.
    assert_eq!(report.gaps.iter().map(words).collect::<Vec<_>>(), [one]);
    let site = Site::new().with("classification-level", 503, json!({}));
    let (report, _) = site.with("api/v2/pages/9?", 404, json!({})).view();
    let gaps: Vec<_> = report.gaps.iter().map(words).collect();
    assert!(gaps.iter().any(|gap| gap.contains("without signing in")), "{gaps:?}");
}

/// What is on a whiteboard is not read, whatever text stands around it; who can open it is told
/// like that of a page. Shows R2.
#[test]
fn what_is_not_read_is_said_and_who_can_open_it_still_told() {
    for (path, place, said) in [
        ("whiteboard/9/Ideas", "api/v2/whiteboards/9?", "Doorward does not read whiteboards"),
        ("database/9", "api/v2/databases/9?", "Doorward does not read databases"),
        ("embed/9", "api/v2/embeds/9?", "This is a Smart Link to another page"),
        ("folder/9", "api/v2/folders/9?", "Doorward does not read what is in a folder"),
    ] {
        let site = Site::new().with(place, 200, json!({"id": "9", "spaceId": "1"})).with(
            "api/v2/pages/9",
            404,
            json!({}),
        );
        let (report, _) = site.view_at(path);
        assert_eq!(report.state, State::CannotTell, "{path}");
        let strip: Vec<String> = report.strip.iter().map(words).collect();
        assert!(strip[0].starts_with(said), "{strip:?}");
        assert!(strip[1].contains("everyone at acme.gov.uk (3 people)"), "{strip:?}");
        assert_eq!(strip.len(), 2, "nothing is said twice: {strip:?}");
        assert_eq!(report.gaps.len(), 1, "{:?}", report.gaps);
    }
}

/// Who can open it, and that nobody can tell, is one sentence, with what to do about it.
#[test]
fn signed_out_it_says_so_once() {
    let nothing =
        || Site(BTreeMap::from([("", (401, json!({}))), ("anonymous", (401, json!({})))]));
    let (report, _) = nothing().view();
    let strip: Vec<_> = report.strip.iter().map(words).collect();
    assert_eq!(
        strip,
        [
            "Nothing sensitive found in the text of this page.",
            "You are signed out, so Doorward cannot tell who can open this page. Sign in and reload.",
        ]
    );
    assert_eq!(report.state, State::CannotTell);
    let (report, _) = Site(BTreeMap::from([("", (503, json!({})))])).view();
    let last = words(report.strip.last().unwrap());
    assert_eq!(last, "Doorward cannot tell who can open this page: the site had a fault.");
}

/// A blog post is kept elsewhere than a page, and stands below nothing. Shows R2.
#[test]
fn who_can_open_a_blog_post_is_told_like_that_of_a_page() {
    let mut site = Site::new().with("api/v2/blogposts/9?", 200, json!({"id": "9", "spaceId": "1"}));
    site.0.remove("api/v2/pages/9?");
    site.0.remove("/ancestors");
    let (report, _) = site.view_at("blog/2026/11/22/9/News");
    assert_eq!(
        words(&report.audience),
        "Open to everyone at acme.gov.uk (3 people); public link not known."
    );
    assert_eq!(report.state, State::Checked, "{:?}", report.gaps);
}

/// What of Confluence it is stands in its address: a link to another kind leads nowhere.
#[test]
fn the_path_of_a_page_is_that_of_its_kind() {
    for (at, path) in [
        ("pages/edit-v2/9", "pages/9"),
        ("whiteboard/9", "whiteboard/9"),
        ("database/9/Rota", "database/9"),
        ("folder/9", "folder/9"),
        ("embed/9", "embed/9"),
    ] {
        let (report, _) = Site::new().view_at(at);
        assert_eq!(report.path.unwrap(), ["/wiki/spaces/CASE/", path].concat());
    }
}

/// Who may edit is decided by any of somebody's groups, not by the one they were met in first.
#[test]
fn an_editor_by_a_second_group_may_edit() {
    let groups = [("gr", "northbridge"), ("gs", "editors")]
        .map(|(id, name)| json!({"type": "group", "name": name, "id": id}));
    let dana = || json!({"results": [guest("d", "Dana", "d@north.example")]});
    let site = Site::new()
        .with(
            "restriction/byOperation",
            200,
            json!({"read": subjects(&[], &groups), "update": subjects(&[], &groups[1..])}),
        )
        .with("group/gr/members", 200, dana())
        .with("group/gs/members", 200, dana());
    let sentence = site.sentence();
    assert!(sentence.contains("1 guest from north.example (can edit)"), "{sentence}");
}

/// Whoever is mentioned in a text that is read once the questions of the page view are put is looked up
/// as well: they would be neither named as outsiders nor found to be shut out.
#[test]
fn whoever_a_late_text_mentions_is_looked_up() {
    let groups = (0..20).map(|n| permission("group", &format!("g{n}"), "read", "space"));
    let allowed: Vec<_> = groups.chain([permission("user", "t", "read", "space")]).collect();
    let people = json!({"results": [guest("d", "Dana", "dana@north.example"), user("t", "Tom", "t@acme.gov.uk")]});
    let site =
        Site::new().with("api/v2/spaces/1", 200, space(&allowed)).with("user/bulk", 200, people);
    let mut case = Case { reading: Reading::Read, ..Case::default() };
    case.snapshot.url = "https://acme.atlassian.net/wiki/spaces/CASE/pages/9/x".into();
    assert!(site.settle(&mut case).names.is_empty());
    assert_eq!(case.asked.len(), BUDGET);

    case.snapshot.landmarks.insert("mention".into(), vec![mention("d")]);
    let report = site.settle(&mut case);
    let marked: Vec<_> = report.names.iter().map(|name| words(&name.label)).collect();
    assert_eq!(marked, ["guest"]);
    assert_eq!(case.asked.len(), BUDGET + 1);
}

fn mention(id: &str) -> doorward::page::Node {
    doorward::page::Node {
        attributes: [("data-mention-id".to_owned(), id.to_owned())].into(),
        ..doorward::page::Node::default()
    }
}

/// Thousands of invented mentions neither take the questions of the page view for themselves nor
/// hide who has access.
#[test]
fn a_page_that_mentions_thousands_asks_about_a_hundred() {
    let mut case = Case { reading: Reading::Read, ..Case::default() };
    case.snapshot.url = "https://acme.atlassian.net/wiki/spaces/CASE/pages/9/x".into();
    let mentioned: Vec<_> = (0..5_000).map(|n| mention(&format!("m{n}"))).collect();
    case.snapshot.landmarks.insert("mention".into(), mentioned);
    Site::new().settle(&mut case);
    let about_people = case.asked.iter().filter(|key| key.starts_with("accounts:")).count();
    assert_eq!(about_people, 1, "{:?}", case.asked);
}

/// Whoever writes a page writes the ids in its mentions. What the site says of an invented one is said
/// of nobody else, and long ones do not make a question that no site takes.
#[test]
fn an_invented_mention_says_nothing_of_others() {
    let people = json!({"results": [user("t", "Tom", "t@acme.gov.uk")]});
    let site = Site::new().with("user/bulk", 200, people);
    let mut case = Case { reading: Reading::Read, ..Case::default() };
    case.snapshot.url = "https://acme.atlassian.net/wiki/spaces/CASE/pages/9/x".into();
    let long = (0..100).map(|n| mention(&[&"m".repeat(75), n.to_string().as_str()].concat()));
    let odd = ["x,d", "", "d&accountId=e", &"m".repeat(500)].map(mention);
    case.snapshot.landmarks.insert("mention".into(), odd.into_iter().chain(long).collect());
    site.settle(&mut case);
    assert!(!case.facts.contains_key("account:d"), "a guest that was picked would be unknown");
    let about: Vec<&String> =
        case.asked.iter().filter(|key| key.starts_with("accounts:")).collect();
    assert_eq!(about.len(), 1);
    assert!(about[0].len() < 5_000 && !about[0].contains("d&"), "{}", about[0].len());
}

// ── Answers of another form ─────────────────────────────────────────────────

/// Dana, a guest, can open the page, in each of the ways in which a site says so. Where one value
/// of what it says is not understood, she is named, or it is said that not everything was read.
#[test]
fn an_answer_of_another_form_hides_nobody() {
    let dana = || guest("d", "Dana", "d@north.example");
    let listed = || subjects(&[user("p", "Priya", "p@acme.gov.uk"), dana()], &[]);
    let group = || subjects(&[], &[json!({"type": "group", "name": "northbridge", "id": "gr"})]);
    let members = || json!({"results": [dana()], "limit": 200, "size": 1});
    let people = || json!({"results": [dana()]});
    let granted = |kind: &str, id: &str| {
        let all = permission("group", "all", "read", "space");
        space(&[all, permission(kind, id, "read", "space")])
    };
    let read = |page: Value| {
        Site::new().with("restriction/byOperation", 200, json!({"read": page, "update": {}}))
    };
    let assigned = |kind: &str, id: &str, role: &str| json!({"roleId": role, "principal": {"principalType": kind, "principalId": id}});
    let roles = json!({"id": "1", "roleAssignments": {"results": [
        assigned("ACCESS_CLASS", "all-licensed-users", "v"), assigned("USER", "d", "v"),
    ]}});
    let subject = |kind: &str, holder: Value| {
        json!({"operation": {"operation": "read", "targetType": "space"}, "subjects": {
            kind: {"results": [holder], "size": 1}
        }})
    };
    let older = json!({"id": 1, "key": "CASE", "permissions": [
        subject("user", dana()), subject("group", json!({"id": "all", "name": "confluence-users"})),
    ]});
    let above = json!({"results": [
        {"id": "7", "restrictions": {"read": listed()}},
        {"id": "8", "restrictions": {"read": subjects(&[], &[])}},
    ]});
    for site in [
        read(listed()),
        read(group()).with("group/gr/members", 200, members()),
        Site::new().with("content/search", 200, above),
        Site::new().with("api/v2/spaces/1", 200, granted("user", "d")).with(
            "user/bulk",
            200,
            people(),
        ),
        Site::new().with("api/v2/spaces/1", 200, granted("group", "gr")).with(
            "group/gr/members",
            200,
            members(),
        ),
        Site::new()
            .with("api/v2/spaces/1", 200, roles)
            .with(
                "space-roles",
                200,
                json!({"results": [{"id": "v", "spacePermissions": ["read/space"]}]}),
            )
            .with("user/bulk", 200, people()),
        Site::new()
            .with("api/v2/spaces/1", 403, json!({}))
            .with("rest/api/space/CASE", 200, older)
            .with("user/bulk", 200, people()),
    ] {
        let is_named = |report: &Report| {
            report.outsiders.iter().any(|one| one.name == "Dana" || one.id == "d")
        };
        assert!(is_named(&site.view().0));
        for (path, (status, answer)) in &site.0 {
            for (what, answer) in spoilt(answer).into_iter().filter(|_| *status == 200) {
                let mut other = Site(site.0.clone());
                other.0.insert(path, (200, answer));
                let (report, _) = other.view();
                let is_said = report.state != State::Checked || report.unplaced > 0;
                assert!(is_named(&report) || is_said, "{path}: {what}");
            }
        }
    }
}
