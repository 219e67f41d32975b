//! Keys and tokens whose shape the issuer publishes: one row each.
//!
//! A row is a name, a kind, a title; the prefix, the characters that may
//! follow it and how many; how many stand before the prefix; what else the
//! characters must be; where it is published; and an example, what stands
//! before the prefix and what after. To add an issuer, add a row.

use super::key_checks::sureness;
use super::key_shapes::*;
use crate::Confidence::Low;
use crate::Reason;
use crate::rule::Rule;
use crate::scan::Scan;

/// A key-shaped rule.
pub(crate) struct Key {
    pub rule: Rule,
    /// What it starts with, or what stands inside it; at least three bytes.
    pub prefix: &'static str,
    class: &'static Class,
    least: u16,
    most: u16,
    /// How many characters stand before the prefix.
    pub left: u8,
    /// What else the characters after the prefix must be.
    shape: fn(&[u8]) -> bool,
    #[cfg(test)]
    example: (&'static str, &'static str),
}

macro_rules! key {
    ($id:literal, $kind:literal, $what:literal, $prefix:literal, $class:ident, $least:literal..=$most:literal,
     $left:literal, $shape:ident, $source:literal, $before:literal, $body:literal) => {
        Key {
            rule: Rule {
                id: $id,
                family: crate::Family::Secret,
                kind: $kind,
                #[cfg(not(target_arch = "wasm32"))]
                card: crate::rule::Card {
                    what: $what,
                    source: $source,
                    finds: &[concat!("token = \"", $before, $prefix, $body, "\"")],
                    passes: &[concat!(
                        "see ",
                        $prefix,
                        " and ",
                        $prefix,
                        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx in the manual"
                    )],
                },
            },
            prefix: $prefix,
            class: &$class,
            least: $least,
            most: $most,
            left: $left,
            shape: $shape,
            #[cfg(test)]
            example: ($before, $body),
        }
    };
}

impl Key {
    /// Whether what follows the prefix, to its end, is as the issuer makes it.
    pub(crate) fn fits(&self, body: &[u8]) -> bool {
        (usize::from(self.least)..=usize::from(self.most)).contains(&body.len())
            && body.iter().all(|&b| self.class.has(b))
            && (self.shape)(body)
    }
}

/// Prefixes that many issuers share, and that say little of what follows.
pub(super) const EVERYDAY: &[&str] =
    &["sk_", "sk-", "pk_", "key-", "api-", "API-", "sdk-", "secret_", "live_", "pat.", "sat."];

/// Judges the prefix of row `row` at `start..end`.
#[inline(never)]
pub(crate) fn judge(scan: &mut Scan, row: u16, start: usize, end: usize) {
    let Some(key) = KEYS.get(usize::from(row)) else { return };
    let Some(first) = start.checked_sub(usize::from(key.left)) else { return };
    let before = scan.before(first);
    // A path before an address, a letter before a key.
    let web = key.prefix.contains('/') && key.prefix.len() > 8;
    let glued = matches!(before, b'_' | b'-') && EVERYDAY.contains(&key.prefix);
    if (before.is_ascii_alphanumeric() && !web) || glued || within_base64(&scan.bytes[..first]) {
        return;
    }
    if !scan.bytes[first..start].iter().all(|&b| key.class.has(b) || b == b'-') {
        return;
    }
    let most = usize::from(key.most);
    let rest = scan.bytes.get(end..).unwrap_or_default();
    let run = rest.iter().take(most + 2).take_while(|&&b| key.class.has(b)).count();
    // A full stop that ends the sentence is no part of the key.
    let mut length = run;
    while length > 0
        && matches!(rest[length - 1], b'.' | b'-' | b',')
        && length != usize::from(key.least)
    {
        length -= 1;
    }
    let next = rest.get(run).copied().unwrap_or(0);
    let goes_on = next.is_ascii_alphanumeric()
        || (next == b'_' && run == length)
        || (torn(&rest[length..]) && !(web && matches!(rest.get(length), Some(b'?' | b'#'))));
    if length < usize::from(key.least) || length > most || goes_on || !(key.shape)(&rest[..length])
    {
        return;
    }
    let mut start = first;
    if web {
        let host =
            scan.bytes[..first].iter().rev().take(200).take_while(|b| {
                b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'/')
            });
        start -= host.count();
    }
    let body = &scan.bytes[end..end + length];
    let (sure, second) = sureness(&scan.bytes[first..end + length], body);
    let confidence = if GIVEN_OUT.contains(&key.prefix) { Low } else { sure };
    scan.find(&key.rule, (start, end + length), confidence, &[Reason::Shape, second]);
}

/// The rows.
pub(crate) static KEYS: &[Key] = &[
    key! { "github-personal-token", "github_token", "GitHub personal access token", "ghp_", ALNUM, 36..=251, 0, plausible, "docs.github.com, about authentication; github.blog, 5 April 2021 (checksum)", "", "sw0KSZFy2XPBgUm7JydSrm3tdvsemJ0yp1je" },
    key! { "github-oauth-token", "github_token", "GitHub OAuth token", "gho_", ALNUM, 36..=251, 0, plausible, "docs.github.com, about authentication; github.blog, 5 April 2021 (checksum)", "", "tesl21dIwkfaBd5FHRgKnFNNiHmboK08QAEJ" },
    key! { "github-user-token", "github_token", "GitHub App user token", "ghu_", ALNUM, 36..=251, 0, plausible, "docs.github.com, about authentication; github.blog, 5 April 2021 (checksum)", "", "1pmmKedkSPT7jS9EQSCcS3dwxulfCJ3zKlwa" },
    key! { "github-server-token", "github_token", "GitHub App installation token", "ghs_", ALNUM, 36..=251, 0, plausible, "docs.github.com, about authentication; github.blog, 5 April 2021 (checksum)", "", "V477YhPvirwYBbpKaifSCTbwI1i1B42LPg2B" },
    key! { "github-refresh-token", "github_token", "GitHub App refresh token", "ghr_", ALNUM, 36..=251, 0, plausible, "docs.github.com, about authentication; github.blog, 5 April 2021 (checksum)", "", "zK7nGsWzNHpQQn4FiFMwQSUmjd33qm3UTBrw" },
    key! { "github-fine-grained-token", "github_token", "GitHub fine-grained token", "github_pat_", WORD, 36..=255, 0, plausible, "docs.github.com, about authentication", "", "rlOOaOzT3GEr6dZ5MGJv6ZxpymAp9IUYvQYT" },
    key! { "gitlab-personal-token", "gitlab_token", "GitLab personal access token", "glpat-", DOTTED, 20..=300, 0, plausible, "docs.gitlab.com, token overview; handbook.gitlab.com, routable tokens (checksum)", "", "fuY0ZQcwS0YYT2ESt9CW" },
    key! { "gitlab-deploy-token", "gitlab_token", "GitLab deploy token", "gldt-", DASH, 20..=50, 0, plausible, "docs.gitlab.com, token overview", "", "S0PJtDOqw9KuPw8DrDw6" },
    key! { "gitlab-runner-token", "gitlab_token", "GitLab runner authentication token", "glrt-", DOTTED, 20..=64, 0, plausible, "docs.gitlab.com, token overview; handbook.gitlab.com, routable tokens (checksum)", "", "99spYV4NqtXsnlPuzX8P" },
    key! { "gitlab-runner-registration", "gitlab_token", "GitLab runner registration token", "GR1348941", DASH, 20..=20, 0, plausible, "docs.gitlab.com, token overview", "", "VVzIu8P2OZppbyP0hYBV" },
    key! { "gitlab-feed-token", "gitlab_token", "GitLab feed token", "glft-", DASH, 20..=50, 0, plausible, "docs.gitlab.com, token overview", "", "W12J1RfpztsXVnq5yuPm" },
    key! { "gitlab-scim-token", "gitlab_token", "GitLab SCIM token", "glsoat-", DASH, 20..=50, 0, plausible, "docs.gitlab.com, token overview", "", "H5t2edNvFZyyaBXy8QVr" },
    key! { "gitlab-feature-flag-token", "gitlab_token", "GitLab feature flag client token", "glffct-", DASH, 20..=50, 0, plausible, "docs.gitlab.com, token overview", "", "L3SwWmbAxVkRMUqFBRN5" },
    key! { "gitlab-incoming-mail-token", "gitlab_token", "GitLab incoming mail token", "glimt-", DASH, 25..=25, 0, plausible, "docs.gitlab.com, token overview", "", "TftvlxA8lZE0Elc4Wh8O0Mdno" },
    key! { "gitlab-agent-token", "gitlab_token", "GitLab agent token", "glagent-", DASH, 50..=50, 0, plausible, "docs.gitlab.com, token overview", "", "tJU7GzqrwxpBXk49B267wSHHrJpZSB5XNJLDVeWBtNsou3d7vp" },
    key! { "gitlab-oauth-secret", "gitlab_token", "GitLab OAuth application secret", "gloas-", DASH, 64..=64, 0, plausible, "docs.gitlab.com, token overview", "", "9EwmmU21YE4I7NGHXU08anYDj59qJ1mCYgRRIX1Rp0wb5RY5aKxeY8eFSENf5QL0" },
    key! { "gitlab-pipeline-trigger", "gitlab_token", "GitLab pipeline trigger token", "glptt-", DASH, 40..=40, 0, plausible, "docs.gitlab.com, token overview", "", "dv4wH5NW0ZvQTkXoBtyiZk4Tq9Lm2Xv8RtY4wNbA" },
    key! { "gitlab-job-token", "gitlab_token", "GitLab CI job token", "glcbt-", DASH, 20..=70, 0, plausible, "docs.gitlab.com, token overview", "", "LdQ4L9oCmGALHPyO36BO" },
    key! { "gitlab-session", "gitlab_token", "GitLab session cookie", "_gitlab_session=", LOWER, 32..=32, 0, plausible, "docs.gitlab.com, token overview", "", "ukloh6xdtp3kxsxha15v8qnlf9wmerzc" },
    key! { "slack-bot-token", "slack_token", "Slack bot token", "xoxb-", DASH, 20..=90, 0, slack, "docs.slack.dev, token types", "", "848552793819-779965925695-UerbCFBLZ3qZMDvgOY62l1E2" },
    key! { "slack-user-token", "slack_token", "Slack user token", "xoxp-", DASH, 40..=120, 0, slack, "docs.slack.dev, token types", "", "423579176815-982494789368-vW8mvtQF5mfROeVGRUdwfyYz" },
    key! { "slack-workspace-token", "slack_token", "Slack workspace token", "xoxa-", DASH, 16..=120, 0, plausible, "docs.slack.dev, token types", "", "LLctskzJe9a3MOT0" },
    key! { "slack-legacy-token", "slack_token", "Slack legacy token", "xoxs-", DASH, 20..=120, 0, slack, "docs.slack.dev, token types", "", "588432283886-596933225957-upJGEVnXDy6sWPetnazmywcy" },
    key! { "slack-legacy-refresh-token", "slack_token", "Slack legacy refresh token", "xoxr-", DASH, 10..=120, 0, plausible, "docs.slack.dev, token types", "", "bFa4weAAJT" },
    key! { "slack-cookie-token", "slack_token", "Slack session token", "xoxc-", DASH, 40..=140, 0, slack, "docs.slack.dev, token types", "", "358618117551-782921856636-71ShY96FVPhWAQXUtdsLNLUI" },
    key! { "slack-refresh-token", "slack_token", "Slack refresh token", "xoxe-1-", DASH, 100..=250, 0, plausible, "docs.slack.dev, token rotation", "", "o4JccNOeYi0rnZSviRMvJWEG4RmaTTM7gtXw6pL3e50vBIfs25B7aGCPVPGrTw0Tkv5s4y1Gk3Do1YT65PAkyGj0W7ZAsDoRnN76" },
    key! { "slack-rotating-bot-token", "slack_token", "Slack rotating bot token", "xoxe.xoxb-1-", DASH, 100..=250, 0, plausible, "docs.slack.dev, token rotation", "", "BRTdsToKNfkdsmi52URgnwgkqJNFzQw5UKxLR50yhYl5eWzII4KDGpRP3fMEzcoVSo2ix1XUCXhhGrmmMVVb5MyMj9gGrgE7exA7" },
    key! { "slack-rotating-user-token", "slack_token", "Slack rotating user token", "xoxe.xoxp-1-", DASH, 100..=250, 0, plausible, "docs.slack.dev, token rotation", "", "WQkwcDmlYFucQd4l9oJLCTkkINTllBokVAGcHs9s9P4PAZFnFQRY1hfgAwqmJcRxkLB1pZadVuvHSsSARhQIzLDCVZ8nXXwVrOzJ" },
    key! { "slack-app-token", "slack_token", "Slack app-level token", "xapp-1-", DASH, 40..=140, 0, plausible, "docs.slack.dev, token types", "", "SkNffjFURSz2zv7RaAZTQH9BSuoW0bwUlCfiDWH6" },
    key! { "slack-webhook", "slack_token", "Slack webhook address", "hooks.slack.com/services/", PATH, 40..=60, 0, plausible, "docs.slack.dev, incoming webhooks", "", "vL8mXc0k2AMSA2UD83lIRBpYVfqNlO5i9AR70lxD" },
    key! { "slack-workflow-webhook", "slack_token", "Slack workflow address", "hooks.slack.com/workflows/", PATH, 40..=90, 0, plausible, "docs.slack.dev, workflows", "", "QfJNTtrShellleQDFSo3Ux9fM7mFLn883RhD2H5K" },
    key! { "stripe-secret-key", "vendor_secret", "Stripe secret key", "sk_live_", ALNUM, 16..=250, 0, plausible, "docs.stripe.com, API keys", "", "GMtIyyybikI6XCDq" },
    key! { "stripe-test-key", "vendor_secret", "Stripe test key", "sk_test_", ALNUM, 16..=250, 0, plausible, "docs.stripe.com, API keys", "", "eZV0xsr87dI83vU0" },
    key! { "stripe-restricted-key", "vendor_secret", "Stripe restricted key", "rk_live_", ALNUM, 16..=250, 0, plausible, "docs.stripe.com, API keys", "", "gZMCaVrVk0XIRGib" },
    key! { "stripe-restricted-test-key", "vendor_secret", "Stripe restricted test key", "rk_test_", ALNUM, 16..=250, 0, plausible, "docs.stripe.com, API keys", "", "jwVmCfLP8NBPPCFG" },
    key! { "stripe-webhook-secret", "vendor_secret", "Stripe or Svix webhook secret", "whsec_", BASE64, 32..=80, 0, plausible, "docs.stripe.com, webhooks; docs.svix.com", "", "bLPUo2rWzJEL8Uh2ymPPyj2T1CstxRT3" },
    key! { "aws-access-key", "aws_access_key", "AWS access key", "AKIA", UPPER, 16..=16, 0, plausible, "docs.aws.amazon.com, IAM identifiers", "", "O2WSLOMQIHTJVZQR" },
    key! { "aws-session-key", "aws_access_key", "AWS temporary access key", "ASIA", UPPER, 16..=16, 0, plausible, "docs.aws.amazon.com, IAM identifiers", "", "HHCRSYMAEM3UUAUD" },
    key! { "aws-bearer-key", "aws_access_key", "AWS service bearer token", "ABIA", UPPER, 16..=16, 0, plausible, "docs.aws.amazon.com, IAM identifiers", "", "FRVNQNPU4ZAMT6A4" },
    key! { "aws-context-key", "aws_access_key", "AWS context credential", "ACCA", UPPER, 16..=16, 0, plausible, "docs.aws.amazon.com, IAM identifiers", "", "R21ED7FYE4B9ZCRT" },
    key! { "aws-legacy-key", "aws_access_key", "AWS legacy access key", "A3T", UPPER, 17..=17, 0, plausible, "docs.aws.amazon.com, IAM identifiers", "", "1HV7U7S97PI7EXXU5" },
    key! { "aws-bedrock-key", "aws_access_key", "AWS Bedrock key", "ABSK", BASE64, 100..=300, 0, plausible, "docs.aws.amazon.com, Bedrock API keys", "", "WnH8XdU2QZoNlArT9JVve7stG6YJTLM2nw8UKnopLMM5zb9D4mjG7SkONvvj3eYXshIrM8aSazzakRxSOuQgWLctJOIqDq3YcRy9" },
    key! { "aws-marketplace-key", "aws_access_key", "Amazon Marketplace key", "amzn.mws.", DASH, 36..=36, 0, plausible, "developer-docs.amazon.com, MWS", "", "AWPHR1N7jFeA0UImlhQWtnOMtmTovb1VUkzt" },
    key! { "aws-appsync-key", "aws_access_key", "AWS AppSync key", "da2-", LOWER, 26..=26, 0, plausible, "docs.aws.amazon.com, AppSync", "", "p0hfvv8rvri4amzcwnmq0koydo" },
    key! { "google-api-key", "gcp_key", "Google API key", "AIza", DASH, 35..=35, 0, plausible, "cloud.google.com, API keys", "", "w14nxsABLeXlW189qS82yAaD2Jj18g9nGxT" },
    key! { "google-access-token", "gcp_key", "Google access token", "ya29.", DASH, 20..=500, 0, plausible, "developers.google.com, OAuth 2.0", "", "O91vcBXRlHwlxPNgsmKP" },
    key! { "google-client-secret", "gcp_key", "Google client secret", "GOCSPX-", DASH, 28..=28, 0, plausible, "developers.google.com, OAuth 2.0", "", "wnBpS9iMdKwT15qxDH35WyWiE0X9" },
    key! { "google-refresh-token", "gcp_key", "Google refresh token", "1//0", DASH, 38..=160, 0, plausible, "developers.google.com, OAuth 2.0", "", "Z8bt7CwOOS3Ih4QRX7CmfcRYGjUCeXBFm4Bvzy" },
    key! { "openai-project-key", "openai_key", "OpenAI project key", "sk-proj-", DASH, 40..=220, 0, plausible, "platform.openai.com, API keys", "", "RmWcvYQcc5wYszU9dwDaQzeth18m3OJw9zG51qy3" },
    key! { "openai-service-key", "openai_key", "OpenAI service account key", "sk-svcacct-", DASH, 40..=220, 0, plausible, "platform.openai.com, API keys", "", "zVx4n7AqKOgMThr2J9GuCjsYbH5OvsCBCcPVUJI5" },
    key! { "openai-admin-key", "openai_key", "OpenAI admin key", "sk-admin-", DASH, 40..=220, 0, plausible, "platform.openai.com, API keys", "", "ILA4Zx6csaT29UUdL5nyQ1Uj7dS1hhFBbUblE0yw" },
    key! { "openai-key", "openai_key", "OpenAI key", "T3BlbkFJ", ALNUM, 20..=20, 23, plausible, "platform.openai.com, API keys", "sk-V68DMYAK9vciJB5meePT", "q2iwjqMaq0mWoLMHqd2v" },
    key! { "anthropic-key", "anthropic_key", "Anthropic key", "sk-ant-api", DASH, 98..=98, 0, plausible, "docs.anthropic.com, API", "", "sIYB9tB1T5WZRZmSriPGDhfXQbyE8aZGwGwDWBYtZaGIoFM33oKBJEiWsCAXGnk05BozQ5MKffzi0q85CANbZz8EtDLOPIwFQu" },
    key! { "anthropic-admin-key", "anthropic_key", "Anthropic admin key", "sk-ant-admin", DASH, 98..=98, 0, plausible, "docs.anthropic.com, admin API", "", "mKU6jyerMLrV1I48moqy5knNdvgF2YjEG2YI1mgW3ACRc3Ho7nVgzBJBVskolopl7tpWtKGyaPbSyQyqcat0LtyoMBYhrsiF8n" },
    key! { "anthropic-oauth-token", "anthropic_key", "Anthropic OAuth token", "sk-ant-oat", DASH, 80..=120, 0, plausible, "docs.anthropic.com", "", "1pqcGgtuCwPRvl8AwCJIS7D5LXTGaq48AvZ1GefO4CnesLjmxCRMSmnKixIOdhrOoqpUE7UXI479nZj3" },
    key! { "openrouter-key", "generic_secret", "OpenRouter key", "sk-or-v1-", HEX, 64..=64, 0, plausible, "openrouter.ai, docs", "", "4aa8c19d67c313912b27746ee725045b5a0747a7e99b5dfe4ffe85cab13c5501" },
    key! { "langfuse-key", "generic_secret", "Langfuse secret key", "sk-lf-", HEX_DASH, 36..=36, 0, uuid, "langfuse.com, docs", "", "88e16d8c-e1f5-6606-f7fb-11eb38955a26" },
    key! { "secret-key-sk", "generic_secret", "API key that starts with sk-", "sk-", ALNUM, 32..=64, 0, unnamed_sk, "api-docs.deepseek.com and others of this shape", "", "d6loAj2IR2kD4JXd4NPH7muvvsCxWGqS" },
    key! { "huggingface-token", "huggingface_token", "Hugging Face token", "hf_", ALNUM, 34..=34, 0, plausible, "huggingface.co, user access tokens", "", "tFaOdTEzBgEbfHzFUxWKRA6mxHyvmcZYMm" },
    key! { "huggingface-org-token", "huggingface_token", "Hugging Face organisation token", "api_org_", ALNUM, 34..=34, 0, plausible, "huggingface.co, user access tokens", "", "0wE08cWNvCIyvH1WRGxetExl1pyPrma58y" },
    key! { "xai-key", "generic_secret", "xAI key", "xai-", WORD, 70..=90, 0, plausible, "docs.x.ai", "", "FCEUhhduHfhrDShKL0QIDXThDK6jQqrc9lYv1tI0hJoJIe2075pXgeaAKuUpdsYG7i8iFU" },
    key! { "groq-key", "generic_secret", "Groq key", "gsk_", ALNUM, 52..=52, 0, plausible, "console.groq.com", "", "3yvpypTqapxM2F4rc0zNLS8uhz6uUPgVBm0UOPi7WiQ4BniIP0WM" },
    key! { "perplexity-key", "generic_secret", "Perplexity key", "pplx-", ALNUM, 48..=56, 0, plausible, "docs.perplexity.ai", "", "H7DITqYDayQSQPPFSjvcGUAReVaL181uBlAOGwTOtDEm1mdK" },
    key! { "replicate-token", "generic_secret", "Replicate token", "r8_", ALNUM, 37..=37, 0, plausible, "replicate.com, docs", "", "aGJo3LT9TYBdLkolXiWNj7Jb7paHRQyVGPrCR" },
    key! { "together-key", "generic_secret", "Together key", "tgp_v1_", DASH, 43..=43, 0, plausible, "docs.together.ai", "", "Tqi1zmPAgdpSjXrqdxmsAw3bo0JtJTy0YKKqFYRd5LI" },
    key! { "nvidia-key", "generic_secret", "NVIDIA key", "nvapi-", DASH, 60..=80, 0, plausible, "docs.api.nvidia.com", "", "JYDKgPyJOqegLGvY55ogtbSKGBYsgCvCuhzDQb75WUUfdu55e0wLOmFmk8a1" },
    key! { "elevenlabs-key", "generic_secret", "ElevenLabs key", "sk_", HEX, 48..=48, 0, plausible, "elevenlabs.io, docs", "", "c3db96f0743fc091b6baca83ab7d96877db1adbfbdf58067" },
    key! { "langsmith-key", "generic_secret", "LangSmith key", "lsv2_", WORD, 40..=60, 0, plausible, "docs.smith.langchain.com", "", "3VHZpxydK9H4gCvdjjbawZ9RcIKlaM2Fxvfy1hU3" },
    key! { "pinecone-key", "generic_secret", "Pinecone key", "pcsk_", WORD, 60..=80, 0, plausible, "docs.pinecone.io", "", "DYi4Itl29wZNQH9TklDPXsBlv42pqzC8pv0VXl9JoxEen5mb19O900tDKIhO" },
    key! { "tavily-key", "generic_secret", "Tavily key", "tvly-", DASH, 32..=50, 0, plausible, "docs.tavily.com", "", "7TyJ4uKJEWRXCIlB7PzUuR9nRzme3Dh6" },
    key! { "apify-token", "generic_secret", "Apify token", "apify_api_", ALNUM, 36..=40, 0, plausible, "docs.apify.com", "", "cjVPUCeo5pJNFVbD6sQ0UHVTUFKtnIogcmih" },
    key! { "cerebras-key", "generic_secret", "Cerebras key", "csk-", LOWER, 40..=52, 0, plausible, "inference-docs.cerebras.ai", "", "uq56sddi3a3vm5zr0zkjcpwjhrvfochrb92h9hni" },
    key! { "npm-token", "npm_token", "npm token", "npm_", ALNUM, 36..=36, 0, plausible, "docs.npmjs.com, access tokens; github.blog, 23 September 2021 (checksum)", "", "Z7beAnjEUHbK60RgwcFFC3Ka3c210a4GCQXd" },
    key! { "pypi-token", "pypi_token", "PyPI token", "pypi-AgEIcHlwaS5vcmc", DASH, 50..=1000, 0, plausible, "pypi.org, help", "", "4Aiv0HRTrsmVw19TXdCFHKwATf5tXJ6fRsHTr8o2seKfDlo2cn" },
    key! { "pypi-test-token", "pypi_token", "TestPyPI token", "pypi-AgENdGVzdC5weXBpLm9yZw", DASH, 50..=1000, 0, plausible, "test.pypi.org, help", "", "Hd5fPXYrbQIzeGjFjGtv3DzX2LDR8pc9lNiFpiHQ2M4BNchGmu" },
    key! { "rubygems-key", "vendor_secret", "RubyGems key", "rubygems_", HEX, 48..=48, 0, plausible, "guides.rubygems.org", "", "61c58685f5e9e1bb40b6a0b0e597dc51a9caf239035bf835" },
    key! { "nuget-key", "vendor_secret", "NuGet key", "oy2", LOWER, 43..=43, 0, plausible, "learn.microsoft.com, NuGet", "", "oikl6aojjmpcq21gwfuh8tiebww6s5grgv553xpvbv9" },
    key! { "clojars-token", "vendor_secret", "Clojars token", "CLOJARS_", LOWER, 60..=60, 0, plausible, "github.com/clojars, deploy tokens", "", "rwn2r5se11wq476s297dwxblxayol53oqcuruadq0jedddfpufbrlktoubtc" },
    key! { "docker-personal-token", "docker_token", "Docker personal access token", "dckr_pat_", DASH, 27..=27, 0, plausible, "docs.docker.com, access tokens", "", "IxrdmDeR5fv5iIiTgQ4g6fSGiCV" },
    key! { "docker-organisation-token", "docker_token", "Docker organisation access token", "dckr_oat_", DASH, 27..=36, 0, plausible, "docs.docker.com, access tokens", "", "gvm4lEhpgmjBxjRUdIdEuPvqlHO" },
    key! { "docker-swarm-join-token", "docker_token", "Docker Swarm join token", "SWMTKN-1-", DASH, 70..=80, 0, plausible, "docs.docker.com, swarm", "", "lVjeyvEOTyk0yWYLzj75vHmRnRlE5jJ0k4GQlnY8mTI9fSZDOuV53KzMVSrIMRy7cLrM6F" },
    key! { "docker-swarm-unlock-key", "docker_token", "Docker Swarm unlock key", "SWMKEY-1-", BASE64, 43..=43, 0, plausible, "docs.docker.com, swarm", "", "0rnkDs4biTbws6VVjIdnDyfhdJBFGhIlxEAmu9gs9Kq" },
    key! { "atlassian-token", "atlassian_token", "Atlassian API token", "ATATT3", EQUALS, 60..=300, 0, plausible, "support.atlassian.com, API tokens", "", "4GIdwR5XPJzmtyOkhPQlXWL0xdTTBC3Od4lS0SAde17ED3HJgjL9WC6mVSK3" },
    key! { "atlassian-service-token", "atlassian_token", "Atlassian access token", "ATCTT3", EQUALS, 60..=300, 0, plausible, "support.atlassian.com, API tokens", "", "Bp7eNrQpJTvMrrGZNHHogGuunWMoSnYGRG2qxcwbLYeyFJn3doWsNZVzUCc7" },
    key! { "atlassian-scoped-token", "atlassian_token", "Atlassian scoped token", "ATSTT3", EQUALS, 60..=300, 0, plausible, "support.atlassian.com, API tokens", "", "ihPnpOz7KqM6WPIFTGKqEUarZ3sVqXltpINU9vvdQBO94TChdgHR8PsYVOMT" },
    key! { "bitbucket-app-password", "atlassian_token", "Bitbucket app password", "ATBB", ALNUM, 32..=32, 0, plausible, "support.atlassian.com, Bitbucket", "", "IQCLDhbVmHdoshNxqyE4OpFnruOC25g6" },
    key! { "bitbucket-access-token", "atlassian_token", "Bitbucket Data Center token", "BBDC-", BASE64, 40..=44, 0, plausible, "confluence.atlassian.com, HTTP access tokens", "", "fQh97NdKjJA3pT61bpg6WT2V2r0ppo9ozgUJCksv" },
    key! { "digitalocean-token", "digitalocean_token", "DigitalOcean token", "dop_v1_", HEX, 64..=64, 0, plausible, "docs.digitalocean.com, API", "", "4454aaaf148f336d5886a22a633c4fcaa6d5866871f449b2f999ff7d3491be6a" },
    key! { "digitalocean-oauth-token", "digitalocean_token", "DigitalOcean OAuth token", "doo_v1_", HEX, 64..=64, 0, plausible, "docs.digitalocean.com, API", "", "ede26155b130309698db7bf95d3e8ca47c491fc96c906811dcb0b7d63b537ceb" },
    key! { "digitalocean-refresh-token", "digitalocean_token", "DigitalOcean refresh token", "dor_v1_", HEX, 64..=64, 0, plausible, "docs.digitalocean.com, API", "", "140c9fe5fb9b451be915c28e0de6922869e52f19b42735e0a84d868fefd41027" },
    key! { "heroku-key", "generic_secret", "Heroku key", "HRKU-", DASH, 36..=70, 0, plausible, "devcenter.heroku.com", "", "GTIy6e5DWs8rJSj4Y4uKJbRdpa0mj8YeZoWt" },
    key! { "linear-key", "generic_secret", "Linear key", "lin_api_", ALNUM, 40..=40, 0, plausible, "linear.app, developers", "", "vzwef6avuIxMDbGP3b6nWMs6ES3x58kF9Pi5ZhCj" },
    key! { "linear-oauth-token", "generic_secret", "Linear OAuth token", "lin_oauth_", ALNUM, 40..=64, 0, plausible, "linear.app, developers", "", "ERDWGUwFq4Nd932ABpjZOitFZjszLZtyQS7YZm30" },
    key! { "notion-token", "generic_secret", "Notion token", "ntn_", ALNUM, 46..=46, 0, plausible, "developers.notion.com", "", "qT9ApHKxXEdwkOkGy9s7idQcVIk5TFE9ystPyPbZXOlAbN" },
    key! { "notion-legacy-token", "generic_secret", "Notion internal token", "secret_", ALNUM, 43..=43, 0, mixed, "developers.notion.com", "", "seECaw5TipM8dO9KPSQRqzLYwMQSYEE8EBmmXNbQANE" },
    key! { "figma-token", "generic_secret", "Figma token", "figd_", DASH, 40..=60, 0, plausible, "developers.figma.com", "", "Ka3cARLOUqszFSnB6xKqiw11qILHbve8xtT0ZwGM" },
    key! { "dropbox-token", "generic_secret", "Dropbox token", "sl.", DASH, 130..=1500, 0, plausible, "dropbox.com, OAuth guide", "", "9SJFxxXNWD8yUSLBbvZc7Uq4znMOoobpC0JrlcOYYlJqaIwLdJWj1gCpideVq3RRHub4CCV2lgL2KLTI3IwPO6iHzDc1kxyRza7LP9UhT7KbDiUK5TVlb3J0u6WzBxLfr1" },
    key! { "mailgun-key", "mailgun_key", "Mailgun key", "key-", LOWER, 32..=32, 0, mixed, "documentation.mailgun.com", "", "6ovpxqwzlvwtjrcpa5k9ljn7e7no00u2" },
    key! { "mailgun-public-key", "mailgun_key", "Mailgun public validation key", "pubkey-", HEX, 32..=32, 0, plausible, "documentation.mailgun.com", "", "a3672878d9fbbcf220faab9f3f7a08d6" },
    key! { "sendgrid-key", "sendgrid_key", "SendGrid key", "SG.", EQUALS, 66..=66, 0, two_parts, "docs.sendgrid.com, API keys", "", "iHWbndzX0vm1kr8TdmxVPB.94vuJBwLceiJdHPr7WvZO3vd5DJU6UYOlWsCsYS8aes" },
    key! { "brevo-key", "generic_secret", "Brevo key", "xkeysib-", DASH, 60..=90, 0, plausible, "developers.brevo.com", "", "sHtzEQrihOKwuUOJMjzrPBJOB7B1V2RMY4unFZwtJmLIHxg8ejwrDW87ro6p" },
    key! { "brevo-smtp-key", "generic_secret", "Brevo SMTP key", "xsmtpsib-", DASH, 60..=90, 0, plausible, "developers.brevo.com", "", "UFcqbYQ3sTJ3bel5Xgkz0U6YSZrLEiMHL03qhfsRsVo0I77I6AoeIV6l5lkC" },
    key! { "resend-key", "generic_secret", "Resend key", "re_", WORD, 32..=36, 0, mixed, "resend.com, docs", "", "IpMmzfoduxz4SVxQVZWLe7gXp4Sco0m1" },
    key! { "facebook-token", "facebook_token", "Facebook access token", "EAAC", ALNUM, 40..=400, 0, mixed, "developers.facebook.com, access tokens", "", "0vkCh7itOqPSgodBAYBQwNlnJhfZ4CUtbduasQ1p" },
    key! { "meta-token", "facebook_token", "Meta access token", "EAAG", ALNUM, 60..=400, 0, mixed, "developers.facebook.com, access tokens", "", "by2qWH8eThjUWq9DmZB7qTtRSyUEiVphx2e4fOIxHxU7QWmnqkL7KYksPNc7" },
    key! { "meta-system-token", "facebook_token", "Meta system user token", "EAAM", ALNUM, 60..=400, 0, mixed, "developers.facebook.com, access tokens", "", "7Hx6U1P1ZnM96dkzmtmv0kaAeELLtQhS63zGGpGuVTBkKvmnwduOkyZHqyNK" },
    key! { "square-token", "square_token", "Square access token", "EAAA", DASH, 58..=62, 0, mixed, "developer.squareup.com, access tokens", "", "NLgWWjbBzNMxAFmaAPClhlX1wou2mJ8plS4YB7reVz4WRtHGDgjHEELrcv" },
    key! { "square-secret", "square_token", "Square application secret", "sq0csp-", DASH, 43..=43, 0, plausible, "developer.squareup.com", "", "9jjYq4REyWMM1n8dQAcNsgsLVJYIADzTsrABRtNiqH6" },
    key! { "square-legacy-token", "square_token", "Square legacy token", "sq0atp-", DASH, 22..=22, 0, plausible, "developer.squareup.com", "", "Oh73ZAzHOzub5UoGbIs8b6" },
    key! { "shopify-token", "shopify_token", "Shopify access token", "shpat_", ALNUM, 32..=44, 0, plausible, "shopify.dev, changelog", "", "fRrFxbBnpSn1VdP1Dft3n6Bb5zAA478a" },
    key! { "shopify-custom-token", "shopify_token", "Shopify custom app token", "shpca_", ALNUM, 32..=44, 0, plausible, "shopify.dev, changelog", "", "YcDdgkQpZEOAWtdTLmlb5FBMvRIH79EM" },
    key! { "shopify-private-token", "shopify_token", "Shopify private app password", "shppa_", ALNUM, 32..=44, 0, plausible, "shopify.dev, changelog", "", "f2CoMxCAVmDcVo6yXtyMgjbWWzQMfy1p" },
    key! { "shopify-secret", "shopify_token", "Shopify app secret", "shpss_", ALNUM, 32..=44, 0, plausible, "shopify.dev, changelog", "", "vMHNdDJjQqKLMMdGl5eW3FlQ3HmEy896" },
    key! { "paypal-token", "paypal_secret", "PayPal Braintree token", "access_token$production$", DOLLAR, 40..=60, 0, plausible, "developer.paypal.com, Braintree", "", "F7H9aJRbISxVTIKJOteIKj64PZXaBSQQ13JduLT5" },
    key! { "twitter-bearer-token", "twitter_token", "X bearer token", "AAAAAAAAAAAAAAAAAAAAA", PERCENT, 60..=120, 0, plausible, "docs.x.com, bearer tokens", "", "52pLH1nJdd4MOUmSCsXuqcsCLsSxqS59iQZnJn8rs2bn61A6AcYhGVSBn8JM" },
    key! { "databricks-token", "databricks_token", "Databricks token", "dapi", HEX_ANY, 32..=32, 0, any, "docs.databricks.com", "", "9e5bb32063305e7be4d8e28365d4dfd7" },
    key! { "grafana-service-token", "grafana_token", "Grafana service account token", "glsa_", WORD, 41..=41, 0, plausible, "grafana.com, docs", "", "M7dz1CnQXFZ32UjkRSyDegqhzouH5kKPwHSslcVVS" },
    key! { "grafana-cloud-token", "grafana_token", "Grafana Cloud token", "glc_", BASE64, 32..=400, 0, plausible, "grafana.com, docs", "", "AAcbnofeDkuHc642fHjcwPI3NX7bFt5V" },
    key! { "grafana-api-key", "grafana_token", "Grafana API key", "eyJrIjoi", BASE64, 60..=400, 0, grafana, "grafana.com, docs", "", "sOCU5Zo9kwio1RxkALFgrEfI6FOxOuJcbsbGAib1ZNrar0Aau7L5rVY9iqEW" },
    key! { "new-relic-user-key", "generic_secret", "New Relic user key", "NRAK-", UPPER, 27..=27, 0, plausible, "docs.newrelic.com, API keys", "", "PEUKZ77V60QN7XO8ELAMYZ372YG" },
    key! { "new-relic-insert-key", "generic_secret", "New Relic insert key", "NRII-", DASH, 32..=32, 0, plausible, "docs.newrelic.com, API keys", "", "sALrwazPhKdqj0rsxAyLUYe37MtSwlek" },
    key! { "new-relic-browser-key", "generic_secret", "New Relic browser key", "NRJS-", HEX, 19..=19, 0, plausible, "docs.newrelic.com, API keys", "", "244d4184583e6108696" },
    key! { "new-relic-query-key", "generic_secret", "New Relic query key", "NRIQ-", DASH, 32..=32, 0, plausible, "docs.newrelic.com, API keys", "", "tR4GSnvzqttCSKyJVHsEnjGfwRr7J05L" },
    key! { "sentry-user-token", "sentry_token", "Sentry user token", "sntryu_", HEX, 64..=64, 0, plausible, "docs.sentry.io, auth tokens", "", "d7cc65d00f0fde8df0081bddf02d06181ed457394eb102d1ca8f3608c7ad2c43" },
    key! { "sentry-organisation-token", "sentry_token", "Sentry organisation token", "sntrys_", BASE64_ANY, 80..=500, 0, plausible, "docs.sentry.io, auth tokens", "", "qGpejxbccaMyCkjCPm9STzKgUx5uxzMJ6Or1mJmYoJZcYPbWhVQflBiRvS13kVQSlAWs3X4GJaztSSeT" },
    key! { "dynatrace-token", "generic_secret", "Dynatrace token", "dt0c01.", UPPER_DOT, 89..=89, 0, plausible, "docs.dynatrace.com, access tokens", "", "8V87Q5IZFLKC2NF7K67EAQ2T.Q00WHQS8WAIT487218RQ7RTFZX7HN1NGEMJ8YNVSVRG8MULNHWLSJK1NWEB2RUNJ" },
    key! { "dynatrace-platform-token", "generic_secret", "Dynatrace platform token", "dt0s16.", UPPER_DOT, 70..=90, 0, plausible, "docs.dynatrace.com, access tokens", "", "P59N4YUG5Y8RW34MN7S96LJP.5G01L4X1UPHQCVOJKMRY48L80XU36ME5W5L1YRXQOP7CL" },
    key! { "honeycomb-key", "generic_secret", "Honeycomb key", "hcaik_", LOWER, 58..=58, 0, plausible, "docs.honeycomb.io", "", "obzkfnxqidfelczqc9l674w3himqquwkvoia3gb0bwqqkeoni0y6nqb2kj" },
    key! { "sonar-user-token", "generic_secret", "Sonar user token", "squ_", HEX, 40..=40, 0, plausible, "docs.sonarsource.com, tokens", "", "40d56c7c615410417b60d604b545e4a4a6cd00f8" },
    key! { "sonar-project-token", "generic_secret", "Sonar project token", "sqp_", HEX, 40..=40, 0, plausible, "docs.sonarsource.com, tokens", "", "bb4ef9fc42d7840582b4fc07fe06ffd658f3ce62" },
    key! { "sonar-analysis-token", "generic_secret", "Sonar analysis token", "sqa_", HEX, 40..=40, 0, plausible, "docs.sonarsource.com, tokens", "", "a45cf266cf030870f9583192b6e904d04344f9bc" },
    key! { "postman-key", "generic_secret", "Postman key", "PMAK-", DASH, 59..=59, 0, plausible, "learning.postman.com", "", "ouO2oC8WcNTflU2nevggz7JoY3AcLStHtB9FNf8zBDNd3LR87ieW3Dq8svz" },
    key! { "pulumi-token", "generic_secret", "Pulumi token", "pul-", HEX, 40..=40, 0, plausible, "pulumi.com, docs", "", "5526a15e484788e8685f7988d4696be5a773a951" },
    key! { "terraform-token", "vault_token", "HCP Terraform token", ".atlasv1.", DASH, 60..=90, 14, plausible, "developer.hashicorp.com, API tokens", "ssJez54BfWCdxk", "53o4YEkRcrpRVoiJfv6uyf84Hn0DFESujxnNc9O8bFO99MHdGVXDI0qD3iDJ" },
    key! { "vault-service-token", "vault_token", "Vault service token", "hvs.", DASH, 24..=300, 0, plausible, "developer.hashicorp.com, Vault tokens", "", "IdGBTdLY38VofwgtfbxiFr3R" },
    key! { "vault-batch-token", "vault_token", "Vault batch token", "hvb.", DASH, 90..=400, 0, plausible, "developer.hashicorp.com, Vault tokens", "", "V6sw0LrCQigNmMDMoikQz29UvloLaiEXruR0VsdU9JUHEU66BwUtH3M8m6QCwhzvI7OAMt7hIKry5ff9FZixoxltgb" },
    key! { "vault-recovery-token", "vault_token", "Vault recovery token", "hvr.", DASH, 24..=300, 0, plausible, "developer.hashicorp.com, Vault tokens", "", "xZyjNUC0GnwbHPmYb6uW4k4b" },
    key! { "doppler-personal-token", "generic_secret", "Doppler personal token", "dp.pt.", ALNUM, 43..=43, 0, plausible, "docs.doppler.com", "", "Ry3YTgqba46fTaVSLUOApL4yePTtAKUTyRyR0XjJfMa" },
    key! { "doppler-cli-token", "generic_secret", "Doppler CLI token", "dp.ct.", ALNUM, 43..=43, 0, plausible, "docs.doppler.com", "", "h3bDzjAvyHq0ihiTm6EHNwduUA7LQ5hfCVOpJauIunl" },
    key! { "doppler-service-token", "generic_secret", "Doppler service token", "dp.st.", DOTTED, 40..=80, 0, plausible, "docs.doppler.com", "", "Ql9OB3mDhfKWnltV5YLopAClTJbkgOngPoSbMGHN" },
    key! { "doppler-account-token", "generic_secret", "Doppler service account token", "dp.sa.", ALNUM, 40..=44, 0, plausible, "docs.doppler.com", "", "T3Hetq7BgrbHEJBv7DTG8yPFLjNGLwqsbXRlbH5y" },
    key! { "doppler-scim-token", "generic_secret", "Doppler SCIM token", "dp.scim.", ALNUM, 43..=43, 0, plausible, "docs.doppler.com", "", "R37sosZO20S2pL1RnmdiimHRLtx0WKWezQIbQ3XtNy5" },
    key! { "doppler-audit-token", "generic_secret", "Doppler audit token", "dp.audit.", ALNUM, 43..=43, 0, plausible, "docs.doppler.com", "", "tT98H10iKX1WOR8JMmwj4Ife9vsR4nusJTkNwi60yX0" },
    key! { "infracost-key", "generic_secret", "Infracost key", "ico-", ALNUM, 32..=32, 0, plausible, "infracost.io, docs", "", "wsIQMds8heBEfzacLskOtoykxvMd4eH9" },
    key! { "prefect-user-key", "generic_secret", "Prefect user key", "pnu_", ALNUM, 36..=36, 0, plausible, "docs.prefect.io", "", "N9WFin7nyMEGKAhfoKgcXHck4MttXK2nr5IO" },
    key! { "prefect-service-key", "generic_secret", "Prefect service account key", "pnb_", ALNUM, 36..=36, 0, plausible, "docs.prefect.io", "", "Nf7aV0IPRr3CA8vTdJeb4ovJz6RitpFvxf3M" },
    key! { "planetscale-password", "password", "PlanetScale password", "pscale_pw_", EQUALS, 32..=64, 0, plausible, "planetscale.com, docs", "", "7SJle5iKO7i6i7A57sHCAtNjXzngYeQc" },
    key! { "planetscale-token", "generic_secret", "PlanetScale service token", "pscale_tkn_", EQUALS, 32..=64, 0, plausible, "planetscale.com, docs", "", "RXqpvwl9F4DTGap814GtPBz6BRtmLP4r" },
    key! { "planetscale-oauth-token", "generic_secret", "PlanetScale OAuth token", "pscale_oauth_", EQUALS, 32..=64, 0, plausible, "planetscale.com, docs", "", "9lKtWnL3GU1lZ4ERtJyczasnq6sCD3QB" },
    key! { "supabase-token", "generic_secret", "Supabase token", "sbp_", HEX, 40..=40, 0, plausible, "supabase.com, docs", "", "e188064ed1a413e4f2364af75e75898e6f7140bd" },
    key! { "supabase-secret-key", "generic_secret", "Supabase secret key", "sb_secret_", DASH, 30..=50, 0, plausible, "supabase.com, docs", "", "3sfNjEOH4TwPBaPLXfMVTSEP70Znhd" },
    key! { "netlify-token", "generic_secret", "Netlify token", "nfp_", ALNUM, 36..=36, 0, plausible, "docs.netlify.com", "", "sXzcHypFTKJteGPDl50j7CrkGc63ROVUyK0I" },
    key! { "render-key", "generic_secret", "Render key", "rnd_", ALNUM, 28..=40, 0, plausible, "render.com, docs", "", "oPlDGxto1QdTwm3cKnw1zC9ibv9K" },
    key! { "cloudflare-account-token", "cloudflare_key", "Cloudflare account token", "cfat_", ALNUM, 48..=48, 0, plausible, "developers.cloudflare.com, API tokens", "", "M5Edz5zvRpqjrhxFHSRWnAGffH3FQV2kov1ratOixYGqLE0d" },
    key! { "cloudflare-user-token", "cloudflare_key", "Cloudflare user token", "cfut_", ALNUM, 48..=48, 0, plausible, "developers.cloudflare.com, API tokens", "", "sec6WxZqLoHsYwWUfHecju4mfFPnOpepTbaF1tVQKiMCwUci" },
    key! { "cloudflare-global-key", "cloudflare_key", "Cloudflare global key", "cfk_", ALNUM, 48..=48, 0, plausible, "developers.cloudflare.com, API tokens", "", "jrc2gVTkkpFTMFOv18Hf6PW3kW5B3ma04N6uxoX06Mf83CHI" },
    key! { "cloudflare-origin-ca-key", "cloudflare_key", "Cloudflare origin CA key", "v1.0-", DASH, 160..=180, 0, plausible, "developers.cloudflare.com, origin CA", "", "ZCAGdDy6KRv3rIRKDeBDqjUp785Vh475d66CLR7oSv1ldQGRXP8HV34DuYL6OpALJ1wyTs991eSap3EUlyM0z6TlOg90nYY3Fzes0Hfupq0W6QHdai0L7uH1EgupMYGbApoF71vxMAJScgVQBjKCpZD7UHAPFBK9" },
    key! { "fly-token", "generic_secret", "Fly token", "fo1_", DASH, 43..=43, 0, plausible, "fly.io, docs", "", "PKkPViRyGQgnWE9tdO3q2iOiVPIrl0t2bjxlnE1MsVN" },
    key! { "fly-macaroon", "generic_secret", "Fly access token", "fm1r_", BASE64, 80..=1000, 0, plausible, "fly.io, docs", "", "tpY7CSj6XcnxKGjQ0gSbh0UGSiVTrY0lBlH3DEKxSESGVk0P9pJsbIrXjCUnei9XUajSI0j46yw0ZZLD" },
    key! { "fly-macaroon-two", "generic_secret", "Fly access token, version 2", "fm2_", BASE64, 80..=1000, 0, plausible, "fly.io, docs", "", "kexX5wON7hJGUpethqM7rBac5VeuIDNEgvjEwFiYySiYBdSwDuRkI2H6aQfk1Aq6nbUWANrYSiHQvCV9" },
    key! { "tailscale-key", "generic_secret", "Tailscale key", "tskey-", DASH, 30..=80, 0, plausible, "tailscale.com, kb", "", "jRjX2tvwnUy6kXVjdGrrGMtmHecBYE" },
    key! { "scaleway-key", "generic_secret", "Scaleway access key", "SCW", UPPER, 17..=17, 0, mixed, "scaleway.com, docs", "", "37GXVP7R1DATMCVC8" },
    key! { "alibaba-key", "generic_secret", "Alibaba Cloud access key", "LTAI", ALNUM, 12..=26, 0, mixed, "alibabacloud.com, docs", "", "V3DnkVA7Klr9" },
    key! { "tencent-key", "generic_secret", "Tencent Cloud secret id", "AKID", ALNUM, 32..=32, 0, plausible, "cloud.tencent.com, docs", "", "PIW1CvQxefpPTojeYBogrwTgZevTzPI8" },
    key! { "yandex-key", "generic_secret", "Yandex Cloud API key", "AQVN", DASH, 35..=38, 0, plausible, "yandex.cloud, docs", "", "30dl4fMD6QUiYeFqvI8TNllERbANmnxcDnz" },
    key! { "flutterwave-secret", "generic_secret", "Flutterwave secret key", "FLWSECK", DASH, 13..=50, 0, plausible, "developer.flutterwave.com", "", "C4PGbenaAQ243" },
    key! { "flutterwave-public", "generic_secret", "Flutterwave public key", "FLWPUBK", DASH, 13..=50, 0, plausible, "developer.flutterwave.com", "", "5hHRS1cHSaBru" },
    key! { "razorpay-key", "generic_secret", "Razorpay key", "rzp_live_", ALNUM, 14..=14, 0, plausible, "razorpay.com, docs", "", "jJYd0LdcnYhQsW" },
    key! { "plaid-token", "vendor_secret", "Plaid access token", "access-production-", HEX_DASH, 36..=36, 0, uuid, "plaid.com, docs", "", "d847b9cd-c586-3f94-ceeb-1ab16082092c" },
    key! { "plaid-sandbox-token", "vendor_secret", "Plaid sandbox token", "access-sandbox-", HEX_DASH, 36..=36, 0, uuid, "plaid.com, docs", "", "275f0fa9-bd31-1d1c-9db2-1be83e8b7efd" },
    key! { "duffel-token", "generic_secret", "Duffel live token", "duffel_live_", EQUALS, 43..=43, 0, plausible, "duffel.com, docs", "", "zCbRDTZN4GXFiDl42nYgGK0VEkdaxXm6cdR0sDZg6sH" },
    key! { "duffel-test-token", "generic_secret", "Duffel test token", "duffel_test_", EQUALS, 43..=43, 0, plausible, "duffel.com, docs", "", "DgSxLkJjWr6gFmunXy8fH0PyJu4tCdLPc1aXUCUHPqV" },
    key! { "frameio-token", "generic_secret", "Frame.io token", "fio-u-", EQUALS, 64..=64, 0, plausible, "developer.frame.io", "", "E3VDa6yBgp0XTVnQqK1JcXST5uMkmIRUPMEpZiOS4kQSXkImj06joigWO6z8sBJU" },
    key! { "easypost-key", "generic_secret", "EasyPost key", "EZAK", ALNUM, 54..=54, 0, plausible, "docs.easypost.com", "", "TYR0NczsoIwDjg1hCwghleHR0m6ONyqd1NRPxN9TQGfqrqZCLJzbiJ" },
    key! { "easypost-test-key", "generic_secret", "EasyPost test key", "EZTK", ALNUM, 54..=54, 0, plausible, "docs.easypost.com", "", "2uTNgPni7J2bjTAPyTXrpwy8svzoIoWDVRLs0BysOQzsWgzxf6MihY" },
    key! { "shippo-token", "generic_secret", "Shippo live token", "shippo_live_", HEX, 40..=40, 0, plausible, "docs.goshippo.com", "", "df85bbddd257b8fce862e1f48e5dd13ee2af5414" },
    key! { "shippo-test-token", "generic_secret", "Shippo test token", "shippo_test_", HEX, 40..=40, 0, plausible, "docs.goshippo.com", "", "a9c69a942b530e69d15486f8846dea1154f929c7" },
    key! { "typeform-token", "generic_secret", "Typeform token", "tfp_", DOTTED, 59..=59, 0, plausible, "typeform.com, developers", "", "ygy0bmIjgzIf8m56kUkFtQu2eW4ih0I2wK0CtEtpdqL2kVF8thrxFeUZCRj" },
    key! { "contentful-token", "generic_secret", "Contentful token", "CFPAT-", DASH, 43..=43, 0, plausible, "contentful.com, developers", "", "DRQIMe6R1gNl0Mi9sTlw1owEuZWfLMb7DR9MiMdGHA1" },
    key! { "hubspot-token", "generic_secret", "HubSpot private app token", "pat-na1-", HEX_DASH, 36..=36, 0, uuid, "developers.hubspot.com", "", "4e1a2bdf-f51b-69fe-4cf6-af3f1fda3c25" },
    key! { "hubspot-eu-token", "generic_secret", "HubSpot private app token, EU", "pat-eu1-", HEX_DASH, 36..=36, 0, uuid, "developers.hubspot.com", "", "e29887c3-07ce-7174-11e0-d7e0578672ab" },
    key! { "readme-key", "generic_secret", "ReadMe key", "rdme_", LOWER, 70..=70, 0, plausible, "docs.readme.com", "", "72l60yptrx0qlayo2vrwqb4ui3eas83b3nudfue0rseal4qgeuze8svp9tk6xy9hp7xly7" },
    key! { "launchdarkly-sdk-key", "generic_secret", "LaunchDarkly SDK key", "sdk-", HEX_DASH, 36..=36, 0, uuid, "launchdarkly.com, docs", "", "d0441005-9c94-ad83-0b7f-05067592938d" },
    key! { "launchdarkly-api-key", "generic_secret", "LaunchDarkly API key", "api-", HEX_DASH, 36..=36, 0, uuid, "launchdarkly.com, docs", "", "f14489dc-929d-b006-6400-a91cd78651b3" },
    key! { "sourcegraph-token", "generic_secret", "Sourcegraph token", "sgp_", WORD, 40..=62, 0, plausible, "sourcegraph.com, docs", "", "3NDxKa1HBuCFjKovCnoEOB1031PpAlhW7bikUziZ" },
    key! { "buildkite-token", "generic_secret", "Buildkite token", "bkua_", HEX, 40..=40, 0, plausible, "buildkite.com, docs", "", "b1c58cbe699a34caeec6b22b48725e20bd2144b2" },
    key! { "circleci-token", "generic_secret", "CircleCI token", "CCIPAT_", WORD, 50..=80, 0, plausible, "circleci.com, docs", "", "Uzbb8EIsFH5NChgZhuKxdfotfnM0uiDz1muRhCU8Q6VbFiOqPZ" },
    key! { "circleci-project-token", "generic_secret", "CircleCI project token", "CCIPRJ_", WORD, 50..=80, 0, plausible, "circleci.com, docs", "", "dX5fpFvzNdyd8m9FIOIppOyBIQVRcoJLfoVjiSnI8Ub7eaKzPW" },
    key! { "harness-token", "generic_secret", "Harness personal token", "pat.", DOTTED, 60..=80, 0, three_parts, "developer.harness.io", "", "ITldjyEwnjH7ui9G9oldsJ.322079fac62c2f3a1d382704.BTeNXBVtMpL4uRibnuva" },
    key! { "harness-account-token", "generic_secret", "Harness service account token", "sat.", DOTTED, 60..=80, 0, three_parts, "developer.harness.io", "", "z4CJxAj4FUiXgvS6gUOI1f.e52b7ebd6935fbf07e91bc5a.RLgkPexLDoamQVkjtNT1" },
    key! { "octopus-key", "generic_secret", "Octopus Deploy key", "API-", UPPER, 26..=26, 0, mixed, "octopus.com, docs", "", "I87RB6USAF11GZA997SGKAT3KF" },
    key! { "artifactory-reference-token", "artifactory_key", "Artifactory reference token", "cmVmd", ALNUM, 59..=59, 0, plausible, "jfrog.com, access tokens", "", "NcF6Rd3cepziT8ZrRcjUTvunKDLdD4BgBeKVyBIxUuBXbJi6JzgM7WlJ3tw" },
    key! { "artifactory-key", "artifactory_key", "Artifactory API key", "AKCp", ALNUM, 60..=75, 0, plausible, "jfrog.com, access tokens", "", "9mdLErBIh1euKEPpgbY934ENOeDEZuVUOmHArGKBsDUVpCmvV83GoVDmzpFR" },
    key! { "age-secret-key", "private_key", "age secret key", "AGE-SECRET-KEY-1", UPPER, 58..=58, 0, plausible, "age-encryption.org, v1", "", "XV0OHMBNTYJJCK11OQPN36WLJ01R6AWITUFY91UH33UWMNXB35YCTT9TME" },
    key! { "openshift-token", "generic_secret", "OpenShift token", "sha256~", DASH, 43..=43, 0, plausible, "docs.openshift.com, OAuth", "", "l1mHmv982nqSANce8mfOkGXScUs1HR2I4g5BT2dna0E" },
    key! { "onepassword-service-token", "generic_secret", "1Password service account token", "ops_eyJ", BASE64_ANY, 200..=1500, 0, plausible, "developer.1password.com", "", "iL0kHXZixonUQhYeJohlvHvDgPT217JxZr6xuRadxcu5b5nrXplwYou5fpJu9ruVjlFo20JszQ93UFWXdq2mnCKV8nm6pxI7K56hQOf7pis4ujEaVdCk3pp0rJfRGZobix4yq1PvwBgZwZ4yz5zC21b4HjoJsk0Zopc2zBFrmjSBTOoINkMhJSCoEZJuhPFTHvQO16Xh" },
    key! { "onepassword-secret-key", "generic_secret", "1Password secret key", "A3-", UPPER_DASH, 31..=37, 0, mixed, "support.1password.com, secret key", "", "LG2UCV-HCER9U-1E0I1-FJGWN-RVNZS" },
    key! { "settlemint-app-token", "generic_secret", "SettleMint application token", "sm_aat_", ALNUM, 16..=16, 0, plausible, "console.settlemint.com, docs", "", "VaWs898gYElDi85L" },
    key! { "settlemint-personal-token", "generic_secret", "SettleMint personal token", "sm_pat_", ALNUM, 16..=16, 0, plausible, "console.settlemint.com, docs", "", "Hek4LUDIWKFDWoAT" },
    key! { "settlemint-service-token", "generic_secret", "SettleMint service token", "sm_sat_", ALNUM, 16..=16, 0, plausible, "console.settlemint.com, docs", "", "hElMuWCwVVfoHIdo" },
    key! { "teams-webhook", "vendor_secret", "Microsoft Teams webhook address", ".webhook.office.com/webhookb2/", TEAMS, 100..=200, 0, plausible, "learn.microsoft.com, Teams webhooks", "", "FHser5U5xDW0teXwZUMckKQc5IswOr8i94bv7Konr8pZvcmoBc4WUZamI5E15MEGrlNXfVb6vYgUCJdN5dwacEXTCHKeGmFQvPqB" },
    key! { "discord-webhook", "discord_token", "Discord webhook address", "/api/webhooks/", PATH_DASH, 70..=110, 0, plausible, "discord.com, developers", "", "5NRgd0ZG1SIh1CvMzz9WQxVLuGhQxhtBNnTJUJcj32SdnSmL0C7A4xKBbD94lgEEMkgziE" },
    key! { "zapier-webhook", "vendor_secret", "Zapier webhook address", "hooks.zapier.com/hooks/catch/", PATH, 10..=40, 0, plausible, "zapier.com, help", "", "CJgwojY511" },
    key! { "make-webhook", "vendor_secret", "Make webhook address", ".make.com/", LOWER, 32..=32, 0, plausible, "help.make.com, webhooks", "https://hook.eu1", "k3f9q0obw5fw2m8x7vrt4y1n6hzplqxc" },
    key! { "ifttt-webhook", "vendor_secret", "IFTTT webhook address", "/with/key/", DASH, 20..=50, 0, plausible, "help.ifttt.com, webhooks", "https://maker.ifttt.com/trigger/rota", "dK3f9Q0obW5fw2m8x7vRt4y1n6hZ_pLqXcVbNmAs2Df" },
    key! { "google-calendar-address", "vendor_secret", "secret address of a Google calendar", "/private-", BASIC_ICS, 42..=42, 0, calendar, "support.google.com/calendar, secret address in iCal format", "https://calendar.google.com/calendar/ical/rota%40northmoor.org.uk", "8c41e0b27d95fa36c1e8b04d72f5a93e/basic.ics" },
    key! { "outlook-calendar-address", "vendor_secret", "address of a published Outlook calendar", "/owa/calendar/", FEED, 60..=200, 0, calendar, "support.microsoft.com, publish a calendar in Outlook on the web", "https://outlook.office365.com", "8c41e0b27d95fa36c1e8b04d72f5a93e@northmoor.org.uk/1b7e0d6a8c41e0b27d95fa36c1e8b04d7260062344497390190/calendar.ics" },
    key! { "dropbox-shared-link", "vendor_secret", "shared link of Dropbox", "rlkey=", LOWER, 20..=30, 0, plausible, "dropbox.com/developers, shared links", "https://www.dropbox.com/scl/fi/q8zr2mvx7f3kq9zlm2xv8/rota.pdf?", "8k2pqrtyv8wnbhg7f3kq9zlm2" },
    key! { "azure-client-secret", "azure_secret", "Azure client secret", "8Q~", AZURE, 31..=34, 3, plausible, "learn.microsoft.com, Entra ID", "4op", "sio2dxXeJIj7cvOmrKZA5JwUcWHYmPp" },
    key! { "azure-client-secret-seven", "azure_secret", "Azure client secret, earlier form", "7Q~", AZURE, 31..=34, 3, plausible, "learn.microsoft.com, Entra ID", "TrE", "dJhl8E4gmgCXGUz9Av6pUWX6Sa1B1jl" },
    key! { "azure-storage-key", "azure_secret", "Azure storage account key", "AccountKey=", BASE64, 80..=90, 0, plausible, "learn.microsoft.com, storage", "", "CDsZgOKd8w2Llofy85RBOKsFOze669LuyHdrRx6uIT8PHW8jdwLYbOdOfGjsCitDiNQXGwox5U1wMPlo" },
    key! { "azure-shared-access-key", "azure_secret", "Azure shared access key", "SharedAccessKey=", BASE64, 40..=48, 0, plausible, "learn.microsoft.com, Service Bus", "", "QhUotHHXaYlZHT30Zs1AA49XFBxP3Sv9V8FIFTUC" },
    key! { "azure-devops-token", "azure_secret", "Azure DevOps token", "AZDO", ALNUM, 4..=4, 76, any, "learn.microsoft.com, Azure DevOps", "23z8tAX4p7ntffvPuBHSE78W26m5Fe4vdZ3A1m76pvRBERAc00AQJqmsLNDg7JQQJ99BACXbH66s", "y0Ny" },
    key! { "azure-function-key", "azure_secret", "Azure function key", "AzFu", BASE64, 8..=10, 44, any, "learn.microsoft.com, Functions", "y6a3dkOywQDbTH9nSRTBbAkJspAspJeW35DLHREftyvs", "jBIXnAWw" },
    key! { "clickup-token", "generic_secret", "ClickUp token", "pk_", WORD, 36..=50, 0, numbered, "clickup.com, API", "", "98818633_I2VUDCNROM9BBG0JWYLD5JPBQUTONBME" },
    key! { "mapbox-secret", "generic_secret", "Mapbox secret token", "sk.eyJ", DOTTED, 60..=120, 0, plausible, "docs.mapbox.com", "", "2FJebR6P0nspJvTSB6hMxNHCsJlRaKsYt0i4mXI4SoSBferPUla9Yxj5p4Pp" },
    key! { "posthog-key", "generic_secret", "PostHog personal key", "phx_", ALNUM, 40..=50, 0, plausible, "posthog.com, docs", "", "nqljaPXZkOuMBVgpgyR29Te0aO25oubybkCwWYVg" },
    key! { "stytch-secret", "generic_secret", "Stytch secret", "secret-live-", BASE64_ANY, 36..=48, 0, plausible, "stytch.com, docs", "", "JtZk2Ndk0zwKRv6kKDyQTJVlCTBf2HW9lIV3" },
    key! { "persona-key", "generic_secret", "Persona key", "persona_production_", ALNUM, 24..=50, 0, plausible, "docs.withpersona.com", "", "wtzeNLwGisXQBGPXYqipCxl5" },
    key! { "lichess-token", "generic_secret", "Lichess token", "lip_", ALNUM, 20..=24, 0, plausible, "lichess.org, API", "", "frVzXZL1qKdgm2K4W6bb" },
    key! { "polar-token", "generic_secret", "Polar token", "polar_oat_", ALNUM, 40..=50, 0, plausible, "docs.polar.sh", "", "uzoeoemvHTETrqDyI0PSQdLsdeDGvJGSPyAE39x5" },
    key! { "endor-key", "generic_secret", "Endor Labs key", "endr+", ALNUM, 16..=16, 0, plausible, "docs.endorlabs.com", "", "ZwFHDy8l574pjOuY" },
    key! { "adobe-client-secret", "vendor_secret", "Adobe client secret", "p8e-", DASH, 32..=32, 0, plausible, "developer.adobe.com", "", "sU3DFoWUVyHDjcuj6PmMWqWMkAjyZQZT" },
    key! { "ubidots-token", "generic_secret", "Ubidots token", "BBFF-", ALNUM, 30..=30, 0, plausible, "docs.ubidots.com", "", "2NkMTKCTSylGoDdkT3pF921k7Fqt20" },
    key! { "rootly-key", "generic_secret", "Rootly key", "rootly_", HEX, 64..=64, 0, plausible, "docs.rootly.com", "", "c64255caf70884b61c1f1fbb0e9376856f42727e8878985e7d7a6d69f7fcca5c" },
    key! { "logfire-token", "generic_secret", "Logfire token", "pylf_v1_", WORD, 43..=60, 0, plausible, "logfire.pydantic.dev", "", "jkdLiRwsB3jy8In86xEo4Q1jGQhIegGxsu59g2PTXw3" },
    key! { "brex-token", "generic_secret", "Brex token", "bxt_", ALNUM, 36..=50, 0, plausible, "developer.brex.com", "", "hzcEvAwJvd0uH5UlX9SqX4mOzGgyljfZ2YG0" },
    key! { "heartland-key", "generic_secret", "Heartland key", "skapi_cert_", DASH, 20..=80, 0, plausible, "developer.heartlandpaymentsystems.com", "", "D1KNwRlkq8wEAvnMshOZ" },
    key! { "speakeasy-token", "generic_secret", "Hawk key", "hawk.", DOTTED, 40..=45, 0, two_parts, "docs.stackhawk.com", "", "EFdzDaIAEwsi6d4W2sXi.KbQ7cLy87DsWxjau7rw8" },
    key! { "gocardless-token", "generic_secret", "GoCardless live token", "live_", EQUALS, 40..=42, 0, mixed, "developer.gocardless.com", "", "FwUXVvgZ7Wd8m70he23rSKuxv7dOj2zEDRlwXhuU" },
    key! { "lob-test-key", "generic_secret", "Lob publishable test key", "test_pub_", HEX, 31..=31, 0, plausible, "docs.lob.com", "", "808620d6b49b6c525e004ce51b4401e" },
    key! { "lob-key", "generic_secret", "Lob live key", "live_pub_", HEX, 31..=31, 0, plausible, "docs.lob.com", "", "036fc0785c2b823249bf2813dd56d31" },
    key! { "encoded-private-key", "private_key", "private key in base64", "LS0tLS1CRUdJTi", BASE64, 40..=8000, 0, encoded_private_key, "RFC 7468, RFC 4648", "", "BSU0EgUFJJVkFURSBLRVktLS0tLQAnkfv8NnyWxQGbD9h727arm0JBDrseSr5aVGSFkLBLjIv3FdzHAjac4CjSdd" },
    key! { "ntlm-message", "generic_secret", "NTLM authentication message", "TlRMTVNTUAAD", BASE64, 80..=2000, 0, message, "MS-NLMP", "", "UlhLZPOjsjoJ8HMsdU9pHUGJ6k895obkw0qxg9s8VacZGJqECeogD4p8cj0me4jh2E3plKmHCTwryUMU" },
    key! { "crypt-hash", "password_hash", "crypt password hash", "$6$", CRYPT, 60..=110, 0, hash, "crypt(5)", "", "2og51ZlJJEqBSqBE$xnirL0nf9FJZXEMDCajCai2h9Eem4AVZziKlfxeG6viA02STEfGWIrsNwOjHNFUkkHdTKdPR1wESGxkTlV6jOl" },
    key! { "bcrypt-hash", "password_hash", "bcrypt password hash", "$2b$", CRYPT, 56..=56, 0, hash, "crypt(5)", "", "12$PwcxpNhUIC4dGM177nKsvZPUb1HeDzw9M1Tz54U7JPjFtec2zRjxX" },
    key! { "bcrypt-hash-a", "password_hash", "bcrypt password hash, 2a", "$2a$", CRYPT, 56..=56, 0, hash, "crypt(5)", "", "12$eVrsELZ3kpiWLnhkEEqZeW2VLXLXpsuIMK4gn1PRo7BugPOGpBsZk" },
    key! { "bcrypt-hash-y", "password_hash", "bcrypt password hash, 2y", "$2y$", CRYPT, 56..=56, 0, hash, "crypt(5)", "", "12$T9PyL4KobN2wqiryAGaIQsuaHaHiVEggijk2JZm3UV78ruUz4Xs7Q" },
    key! { "md5-crypt-hash", "password_hash", "MD5 password hash", "$1$", CRYPT, 24..=31, 0, hash, "crypt(5)", "", "mV3rKq8Z$w7FbH6pJc1dS5gTeW0aUo1" },
    key! { "apache-hash", "password_hash", "Apache password hash", "$apr1$", CRYPT, 24..=31, 0, hash, "httpd.apache.org, password formats", "", "mV3rKq8Z$w7FbH6pJc1dS5gTeW0aUo1" },
    key! { "yescrypt-hash", "password_hash", "yescrypt password hash", "$y$", CRYPT, 60..=90, 0, hash, "crypt(5)", "", "j9T$3LRzZVSbpPE4vxCtf93d9H$OurgU8Efeb9672FZwnFKMDdnA2K/JNo7rJONReMzG7C" },
    key! { "sha-hash", "password_hash", "SHA-1 password hash", "{SHA}", BASE64, 28..=28, 0, hash, "httpd.apache.org, password formats", "", "SeTMgAbVoUmjI2nFa8wu72w5RsI=" },
    key! { "salted-sha-hash", "password_hash", "salted SHA-1 password hash", "{SSHA}", BASE64, 32..=64, 0, hash, "openldap.org, password storage", "", "7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTe" },
    key! { "docker-config", "generic_secret", "Docker configuration with logins, in base64", "eyJhdXRocyI6", BASE64, 40..=3000, 0, plausible, "kubernetes.io, pull an image from a private registry", "", "eyJyZWdpc3RyeS5ub3J0aCI6eyJhdXRoIjoiY205MFlUcEpOVlZFVURkMGRFVnBZbFE9In19fQ==" },
    key! { "argon2-hash", "password_hash", "Argon2 password hash", "$argon2", ARGON, 50..=160, 0, hash, "RFC 9106; PHC string format", "", "id$v=19$m=65536,t=3,p=4$hKBbQYKSS5ZSBjYrJuCEEa$F1yQruQTwGvBQvgOujWvLEqpF9CgFda0gKswdL2e7zs" },
    key! { "duo-teamwork-token", "generic_secret", "Teamwork token", "tkn.v1_", BASE64, 60..=90, 0, plausible, "apidocs.teamwork.com", "", "1GRmWBQwkjXgH91AGo04WRx3LClyp1NlAYqGVQ9BgSQDjJooftbSDcodkZaW" },
    key! { "courier-production-key", "generic_secret", "Courier production key", "pk_prod_", UPPER, 28..=28, 0, plausible, "courier.com, docs", "", "063B3LS1N77QOHHB2WYDGOA7PVUT" },
    key! { "courier-test-key", "generic_secret", "Courier test key", "pk_test_", UPPER, 28..=28, 0, plausible, "courier.com, docs", "", "9O1JXP6JN03N7EE4LTJ9O6TA4UP9" },
    key! { "trello-token", "atlassian_token", "Trello token", "ATTA", HEX_ANY, 68..=76, 0, plausible, "developer.atlassian.com, Trello", "", "1A361F15370098A733167C49DA784C6D2B7AE75DAC8B5A6203E49925BF368DAFEBDB" },
    key! { "jina-key", "generic_secret", "Jina key", "jina_", DASH, 60..=60, 0, plausible, "jina.ai", "", "6AdKN0OZIhIqZR86GMWlqXYWxGCZwcu2uvxRpbKmi7zq94Wphw07Frj6Y3rN" },
    key! { "firecrawl-key", "generic_secret", "Firecrawl key", "fc-", HEX, 32..=32, 0, plausible, "docs.firecrawl.dev", "", "9edf74fd306b55effabd35b450bf0d88" },
    key! { "salesforce-token", "generic_secret", "Salesforce session id", "00D", SALESFORCE, 95..=150, 0, salesforce, "developer.salesforce.com", "", "GGQLaL544mkM!IO4fKRce7x0WQU8l1lq8XvnqvEbDTEyaRVQwvyZQYd8zIsY0tuzaiEzjkkowvXzbcLByaExR2UussqbRFwneGhlIra4ab6xK" },
    key! { "github-stateless-token", "github_token", "GitHub App installation token, stateless form", "ghs_", DOTTED, 80..=1500, 0, stateless, "docs.github.com, about authentication", "", "48213_eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiI0ODIxMyJ9.0lR8acRYSi4MDF8kWCBX1KpeZUaLJ4d8jOCs4bWYTI6" },
    key! { "slack-legacy-export-token", "slack_token", "Slack export token", "xoxe-", DASH, 40..=120, 0, slack, "docs.slack.dev, token types", "", "726837507825-848681849303-856614048758-b82285ea7888b4a091409ecfcd6a6536" },
    key! { "google-hmac-key", "gcp_key", "Google Cloud Storage HMAC key", "GOOG1E", UPPER, 55..=55, 0, plausible, "cloud.google.com, API keys", "", "5ZME0K1Y5G3C40GC5N9X5KJ3UCQZYW6UFAFI9RP196ENC2DAV3S4YMZ" },
    key! { "aws-session-token", "aws_access_key", "AWS session token", "IQoJb3JpZ2lu", BASE64, 100..=2000, 0, plausible, "docs.aws.amazon.com, IAM identifiers", "", "oU8nDX7rnx5xrbw0aRFvKyQQbV4iOmSpnXJzjdO9KnUcOwcOBExM3tnY4WftHKrmUeUKjuZSibyToBcCcRtIiGKrzBYXHolHYa13il3C31U0lVvwvH70052L" },
    key! { "dropbox-short-lived-token", "vendor_secret", "Dropbox short-lived token", "sl.u.", DASH, 100..=1500, 0, plausible, "dropbox.com, OAuth guide", "", "QmspJLc0DTFuvEVViv3FQdGLtPTT1VWe558UtmSOv6McDFwszX8wZJosFxTRaB9NlBfvWxrryPsatlISqHRN8KkAcNFcVLD1KCqTSgQpFjZ46UGS7PNKyLtBT1pnnwukA1" },
    key! { "paypal-sandbox-token", "paypal_secret", "PayPal sandbox token", "access_token$sandbox$", DOLLAR, 40..=60, 0, plausible, "developer.paypal.com", "", "g0kd9cyud3qsilwn$8a4d389bfa89b61f7fe688bcc2a8fd7b" },
    key! { "adafruit-key", "generic_secret", "Adafruit IO key", "aio_", ALNUM, 28..=28, 0, plausible, "io.adafruit.com, API", "", "oUKutZkS8vjpZWKAg2aYsWkbiPJX" },
    key! { "deno-deploy-token", "generic_secret", "Deno Deploy token", "ddp_", ALNUM, 36..=36, 0, plausible, "docs.deno.com", "", "ujzTp2xeuREAscXV4vpetpGJDHOzkXlfCwQa" },
    key! { "deno-organisation-token", "generic_secret", "Deno organisation token", "ddo_", ALNUM, 36..=36, 0, plausible, "docs.deno.com", "", "1QXA9GMrcYPJwyrGEgb6Pam3UcsAgF4OeolL" },
    key! { "defined-networking-key", "generic_secret", "Defined Networking key", "dnkey-", DASH, 79..=79, 0, plausible, "docs.defined.net", "", "XPDAC228SKVBNT39XQ9E7F2ITK-U4CM26FWDLFVUGUWZ0TJFY803CUEESKS363IO8EW7JRCF1LOBESR" },
    key! { "intercom-token", "generic_secret", "Intercom access token", "dG9rOj", BASE64, 48..=80, 0, plausible, "developers.intercom.com", "", "jeZrHp9yMR0lJU0RmioeYFwp2EBcbbJOmqDf0yxiOnTcVAiTqnbtXS" },
    key! { "intra42-secret", "generic_secret", "Intra 42 client secret", "s-s4t2ud-", HEX, 64..=64, 0, plausible, "api.intra.42.fr, docs", "", "f8486441fdd56cf00ab1e0842f46694c67cc2f5fe38b2bde3ca33b288c5aaa5f" },
    key! { "linkedin-secret", "generic_secret", "LinkedIn client secret", "WPL_AP1.", EQUALS, 18..=60, 0, two_parts, "learn.microsoft.com/linkedin", "", "bPfxS8KR48y8AbM2.3gNz8m==" },
    key! { "mailersend-token", "generic_secret", "MailerSend token", "mlsn.", HEX, 64..=64, 0, plausible, "developers.mailersend.com", "", "043bcbc8c5ff09986c172bff9339249d9ae92603bfb2912c8e8fedbdc5f4f1f5" },
    key! { "secret-token-uri", "generic_secret", "secret-token URI", "secret-token:", CODED, 20..=300, 0, plausible, "RFC 8959", "", "UX8xfXH2DBog0NyJJRFDa7Tmp1XcOjy7E7JiT1a3" },
    key! { "nightfall-key", "generic_secret", "Nightfall key", "NF-", ALNUM, 32..=32, 0, mixed, "help.nightfall.ai", "", "R3kVmRqEeAk8KXldTQZrPSPMwFUn3D5i" },
    key! { "onesignal-key", "generic_secret", "OneSignal key", "os_v2_app_", LOWER, 90..=110, 0, plausible, "documentation.onesignal.com", "", "u5cngrs8fg9hidv4t4r6l1uy4rfqchji43gkbz2jqp44b9apgwh995go6c495ewfyu0oqrahc6thpju9062d563fnvicpbmexrmthg0" },
    key! { "open-vsx-token", "generic_secret", "Open VSX token", "ovsxp_", HEX_DASH, 36..=36, 0, uuid, "github.com/eclipse/openvsx", "", "1c7a6443-1a3f-5dcf-2d50-2e1d38953d0e" },
    key! { "runpod-key", "generic_secret", "RunPod key", "rpa_", ALNUM, 40..=46, 0, plausible, "docs.runpod.io", "", "G4QI04J74nqAXllxV0qeDbW8G0v1i9vClMslybpgAmDe" },
    key! { "scalingo-token", "generic_secret", "Scalingo token", "tk-us-", DASH, 48..=48, 0, plausible, "developers.scalingo.com", "", "JvMSUYvfLk7wUz5X1TLs0o0BMRS2O0qr1BkGJrxnjscEuLk1" },
    key! { "vercel-token", "generic_secret", "Vercel token", "vcp_", ALNUM, 48..=64, 0, plausible, "vercel.com, docs", "", "gTZ7foge8mHHLtUszItVtLqGSXspie0okYFpJyRx202sfOvLKGTXULNG" },
    key! { "vercel-blob-token", "generic_secret", "Vercel Blob token", "vercel_blob_rw_", WORD, 40..=60, 0, plausible, "vercel.com, docs", "", "NuEz6e5qnuDLqPYc_n4lxgRwhKLSS18Coir262u7OrPvHtt" },
    key! { "wakatime-key", "generic_secret", "WakaTime key", "waka_", HEX_DASH, 36..=36, 0, uuid, "wakatime.com, developers", "", "ead0e8ac-49f7-f7b3-0d81-2141a798c3a1" },
    key! { "wandb-key", "generic_secret", "Weights & Biases key", "wandb_v1_", WORD, 40..=90, 0, plausible, "docs.wandb.ai", "", "aZ1SpsvBG28ULL2YrCFaQCAUnbX0jKTuBSK2p7NL7zomeZEiMEGE5uaICPrUgw6x83ZMsxaMqvSR4" },
    key! { "xata-key", "generic_secret", "Xata key", "xau_", ALNUM, 30..=40, 0, plausible, "xata.io, docs", "", "sI7SrZ9Nmx8Dg42Fe3nDGCGUKRnMxwJb" },
    key! { "sourcegraph-dotcom-token", "generic_secret", "Sourcegraph dotcom token", "sgd_", HEX, 64..=64, 0, plausible, "sourcegraph.com, docs", "", "69a122a261668eaf1ac0ed072da62babcf6975a2d858ad35766ccf58e999e6eb" },
    key! { "sourcegraph-licence-token", "generic_secret", "Sourcegraph licence token", "slk_", HEX, 64..=64, 0, plausible, "sourcegraph.com, docs", "", "6101852dc5cecfef22b3ac24f2aaa13f50040b66dc3a296eddcec6d55480d0b5" },
    key! { "upcloud-token", "generic_secret", "UpCloud token", "ucat_", UPPER, 26..=26, 0, plausible, "developers.upcloud.com", "", "8RCS84S5MXSKIJKO0UI6HUTFYY" },
    key! { "aiven-password", "password", "Aiven service password", "AVNS_", DASH, 19..=24, 0, plausible, "aiven.io, docs", "", "vl3T5WYh5ydDD1D17M6" },
    key! { "cockroach-key", "generic_secret", "CockroachDB Cloud key", "CCDB1_", WORD, 60..=70, 0, plausible, "cockroachlabs.com, docs", "", "KKg6FWHsdgCc8Y3tLj1Phk_OLdZ6C92f3SnblMto4svmoC3TYUgLMvjO4XoNYV1" },
    key! { "neon-key", "generic_secret", "Neon key", "napi_", LOWER, 60..=68, 0, plausible, "neon.tech, docs", "", "2bji391rfzrniqmg0jr8eb7yx4ug3j5nan2m84ikdepj44uhzp7f63g4tedwn3xv" },
    key! { "mongodb-atlas-secret", "generic_secret", "MongoDB Atlas service account secret", "mdb_sa_sk_", DASH, 38..=46, 0, plausible, "mongodb.com, docs", "", "FGtqfh7bGmIBlsLusGcg0OIgR0u42O5XDeZCovoW" },
    key! { "elastic-cloud-key", "generic_secret", "Elastic Cloud key", "essu_", BASE64, 40..=120, 0, plausible, "elastic.co, docs", "", "OeH25XqjmQljf2C2DXTtj2u1lsK3MWPaeNUugCAk9z5fOKvmj7Xzz8vBxPsI31IFp7sB4sFiwwXYrWXh" },
    key! { "fireworks-key", "generic_secret", "Fireworks key", "fw_", ALNUM, 22..=24, 0, mixed, "docs.fireworks.ai", "", "PHpzbzWna8vZbDxgv6cKIcYL" },
    key! { "anyscale-key", "generic_secret", "Anyscale key", "esecret_", ALNUM, 22..=50, 0, mixed, "docs.anyscale.com", "", "PDz9xzSsBLvDm6hgKvejJFpbSt" },
    key! { "llamacloud-key", "generic_secret", "LlamaCloud key", "llx-", ALNUM, 40..=60, 0, plausible, "docs.cloud.llamaindex.ai", "", "Haboq6ldmb5NK8Zft6445qby4pRAdsShJHmsljcJqKKwoTKx" },
    key! { "e2b-key", "generic_secret", "E2B key", "e2b_", HEX, 40..=40, 0, plausible, "e2b.dev, docs", "", "6407fce9aeb4bd7fd1a92baa0170bde015910486" },
    key! { "klaviyo-key", "generic_secret", "Klaviyo private key", "pk_", HEX, 34..=34, 0, plausible, "developers.klaviyo.com", "", "05022328cc2627c0b411304512e884a345" },
    key! { "mollie-key", "generic_secret", "Mollie live key", "live_", ALNUM, 30..=30, 0, mixed, "docs.mollie.com", "", "Bn7YvOtvZRB2TM8p6nlG8axhHYzaUi" },
    key! { "sumup-key", "generic_secret", "SumUp key", "sup_sk_", ALNUM, 24..=60, 0, plausible, "developer.sumup.com", "", "pHsaCw1MI7LdmBal0X38vcv9QKMmQHrE" },
    key! { "honeycomb-ingest-key", "generic_secret", "Honeycomb ingest key", "hcxik_", LOWER, 58..=58, 0, plausible, "docs.honeycomb.io", "", "7te4zoqtnok4bwq615euse0rbtqoa77rb63xf4p0ock2nb0p4o1y0v88dw" },
    key! { "axiom-token", "generic_secret", "Axiom token", "xaat-", HEX_DASH, 36..=36, 0, uuid, "axiom.co, docs", "", "2e56d50c-f302-993e-6e97-e9b7eadb73d4" },
    key! { "axiom-personal-token", "generic_secret", "Axiom personal token", "xapt-", HEX_DASH, 36..=36, 0, uuid, "axiom.co, docs", "", "4122e22e-27c7-cd46-fec6-8b024db787ea" },
    key! { "devcycle-server-key", "generic_secret", "DevCycle server key", "dvc_server_", WORD, 36..=60, 0, plausible, "docs.devcycle.com", "", "f05c2b2a2cbbb19956ce3d37b1ae064b_38125de" },
    key! { "zuplo-key", "generic_secret", "Zuplo key", "zpka_", WORD, 41..=41, 0, plausible, "zuplo.com, docs", "", "15af710bed1c6f65e53874b6bd17ede6_49155e89" },
    key! { "cal-key", "generic_secret", "Cal.com live key", "cal_live_", HEX, 32..=32, 0, plausible, "cal.com, docs", "", "7cb1ab03239bd1817fdade9cc95582a5" },
    key! { "volcengine-key", "generic_secret", "Volcengine access key", "AKLT", BASE64, 40..=50, 0, plausible, "volcengine.com, docs", "", "YjwgVD8IrDSfXPSrJsxNlLFbZtHW3vc7Kokxew0EBpl" },
    key! { "baidu-key", "generic_secret", "Baidu Cloud access key", "ALTAK", ALNUM, 21..=24, 0, plausible, "cloud.baidu.com, docs", "", "5o50NrHolpJAtNF4Evv5q" },
    key! { "jdcloud-key", "generic_secret", "JD Cloud access key", "JDC_", UPPER, 25..=40, 0, plausible, "docs.jdcloud.com", "", "ANRGOV9RF2CAYU9ZKY9U9F46WXPGWPHR" },
    key! { "razorpay-test-key", "generic_secret", "Razorpay test key", "rzp_test_", ALNUM, 14..=14, 0, plausible, "razorpay.com, docs", "", "TqOJSrw5l6ax2z" },
    key! { "hubspot-na2-token", "generic_secret", "HubSpot private app token, NA2", "pat-na2-", HEX_DASH, 36..=36, 0, uuid, "developers.hubspot.com", "", "adcb4d1c-e46a-a9bb-0021-b6b4ae7d5328" },
    key! { "hubspot-ap-token", "generic_secret", "HubSpot private app token, AP", "pat-ap1-", HEX_DASH, 36..=36, 0, uuid, "developers.hubspot.com", "", "058927a6-100b-d14a-ec97-ba15617fdf9e" },
    key! { "yandex-oauth-token", "generic_secret", "Yandex OAuth token", "y0_AgA", DASH, 50..=62, 0, plausible, "yandex.cloud, docs", "", "EFMqMywrWB6rb1a7s7kI6XofvXIlWd1YgGxMHhvNtweQV9BzWVdVW4" },
    key! { "instagram-token", "facebook_token", "Instagram access token", "IGQV", DASH, 100..=300, 0, mixed, "developers.facebook.com, access tokens", "", "V31KBFBb37ioEDVsN0FBsQtxYBGfIk2651Thkt6Ftwtb82CGZhjLbIYrUp1Y0xKrUpQ03ZJchH8XZc20WWdxptfqZvVuHqPDqpeEUGUPQP5SeEuBbwZCTaWVNLkQYDODW9MZ2aMoBJbS" },
    key! { "meta-instagram-token", "facebook_token", "Instagram login token", "IGAA", ALNUM, 80..=300, 0, mixed, "developers.facebook.com, access tokens", "", "YtOk2sbeS3rFGrAb7bexOCXzghD8qwMwhqkiiO3z4ZI4qC3C1h7L2ros4u5fDHDUIT6b9yc4CjmG0PBjeyeBw20O4q0e5f7DIiobEldHlhpePSp7UbD8MAUIaaCUsWAI1PZeEn70jzjA" },
    key! { "checkly-key", "generic_secret", "Checkly key", "cu_", HEX, 32..=32, 0, mixed, "checklyhq.com, docs", "", "3f07515bed076de5a8a56c4595e1d318" },
    key! { "voyage-key", "generic_secret", "Voyage AI key", "pa-", DASH, 43..=43, 0, mixed, "docs.voyageai.com", "", "DoenMHgH0EAqbTJoJYkPVTtOlTMHA2YlTWInQlL9MIa" },
    key! { "telnyx-key", "generic_secret", "Telnyx key", "KEY0", WORD, 54..=54, 0, mixed, "developers.telnyx.com", "", "A14620D8BF9FE02BBA3BB831BF77DC5_srz6C5DCFLR26cTRQK2tUI" },
    key! { "dingtalk-secret", "generic_secret", "DingTalk robot secret", "SEC", HEX, 64..=64, 0, plausible, "open.dingtalk.com", "", "63f77f8a169e0f72a873ed29712c32281af1a899e4276c2855b65ce673c74e01" },
    key! { "voiceflow-key", "generic_secret", "Voiceflow dialogue key", "VF.DM.", DOTTED, 41..=41, 0, plausible, "docs.voiceflow.com", "", "4ed745ba777e268c0251af31.wFYUKXrjN5xYS5ui" },
    key! { "voiceflow-workspace-key", "generic_secret", "Voiceflow workspace key", "VF.WS.", DOTTED, 41..=41, 0, plausible, "docs.voiceflow.com", "", "151d0e721372b9d88f501e6c.KyFnqi6ot3kTamcU" },
    key! { "google-auth-key", "gcp_key", "Google authorisation key", "AQ.Ab8", DASH, 40..=60, 0, plausible, "ai.google.dev, Gemini API keys", "", "AeHwZJrCI8HiOtwIJvCqDIOiuchaNlFHBx84ZVMNVZXm9P" },
    key! { "stripe-organisation-key", "vendor_secret", "Stripe organisation key", "sk_org_", WORD, 24..=250, 0, plausible, "docs.stripe.com, organisation API keys", "", "live_NuNalqjD9D1LWINJ1yYBFvh3cpzNNybuXMVp0OeC" },
    key! { "anthropic-refresh-token", "anthropic_key", "Anthropic OAuth refresh token", "sk-ant-ort", DASH, 80..=130, 0, plausible, "docs.anthropic.com", "", "01-QVSVkZepp1U9NvGyxT5Ljn7i1rSFLMB6ymXs9GqZS6Tp14MHdMzVcZyDjtHRG3oH9MMVKt2JeDfnygR3XnfolC2HfIzumsf" },
    key! { "aws-bedrock-short-key", "aws_access_key", "AWS Bedrock short-term key", "bedrock-api-key-YmVkcm9ja", BASE64_ANY, 80..=2500, 0, plausible, "docs.aws.amazon.com, Bedrock API keys", "", "v80CCen05RQiMb0sXNZC0cYtMPNUWTs9XHxNEP4nse4fc7pRqLaCEeJTze1AARYRwST46PlTZ5xOPmJ2oixU2GqktMBX6if8Treh" },
    key! { "azure-identifiable-key", "azure_secret", "key of an Azure service", "JQQJ99", ALNUM, 26..=26, 52, any, "learn.microsoft.com; github.com/microsoft/security-utilities, identifiable keys", "82QTyYZrNj4OxaD0kP9tPD29ar6URGyjDUPufwbJxDTUzC7aOi3c", "iJEBfzecReweqrA5r0upVPKFd2" },
    key! { "gitlab-workspace-token", "gitlab_token", "GitLab workspace token", "glwt-", DASH, 20..=60, 0, plausible, "docs.gitlab.com, token overview", "", "bd9LLdgIr4lWzYf5M0eV" },
    key! { "slack-trigger", "slack_token", "Slack workflow trigger address", "hooks.slack.com/triggers/", PATH, 40..=90, 0, plausible, "docs.slack.dev, workflow triggers", "", "TA5XMI4TK/3179752194211/01b572bdd919c323c5951b24c93a77fb" },
    key! { "snyk-user-token", "generic_secret", "Snyk personal access token", "snyk_uat.", DOTTED, 40..=120, 0, two_parts, "docs.snyk.io, personal access tokens", "", "dd580760.JusmpqG56RqMfOWdKSdsX8ORpWq99R94dVtpYMba.kiuCBdiVhzl81eaFgmsl" },
    key! { "snyk-service-token", "generic_secret", "Snyk service account token", "snyk_sat.", DOTTED, 40..=120, 0, two_parts, "docs.snyk.io, service accounts", "", "ef0071c9.wZRFcPKcmPZLrf9OImqvmiRVCQ8Rso3GB5ZZCdqj.GcH9gdorYxT7zKEVX8Km" },
    key! { "dbt-user-token", "generic_secret", "dbt Cloud personal token", "dbtu_", DASH, 40..=60, 0, plausible, "docs.getdbt.com, API tokens", "", "SXR4IHJQkEEqNfCTjcNQGtDwkYh3DCCkMJQHcjFFEE1IUYx1SU" },
    key! { "packagist-token", "generic_secret", "Private Packagist token", "packagist_", WORD, 72..=72, 0, plausible, "packagist.com, docs, authentication tokens", "", "uut_3cb28fa9cb3c14b0473f46b6a088cc9b6a62da847e219ba88bd06ea29abc0c10296d" },
    key! { "confluent-secret", "generic_secret", "Confluent Cloud secret", "cflt", BASE64, 60..=60, 0, plausible, "docs.confluent.io, API secret format", "", "bt6ebnUvv1LGm10vDOnF5MYFbkhtfrRiKrGipPb6WarDgRQ1L4Bu03UkuG1V" },
    key! { "cursor-key", "generic_secret", "Cursor key", "crsr_", DASH, 64..=64, 0, plausible, "cursor.com, docs", "", "60bd1cc5fe89fb449447e0cc82b1fe2b9e847bd091c1b657d5e7e7713d753cf4" },
    key! { "lob-live-key", "generic_secret", "Lob secret key", "live_", HEX, 35..=35, 0, mixed, "docs.lob.com, API keys", "", "c275c3c0b22b3e5f06c4e8d110ebb81d290" },
    key! { "govuk-pay-key", "generic_secret", "GOV.UK Pay key", "api_live_", LOWER, 50..=70, 0, plausible, "docs.payments.service.gov.uk, API keys", "", "lr91bdv0sxivura0at124yhppho9nywf33cju33rxj1njbqr28bwbug426" },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Place, Text, scan};

    fn finds(key: &Key, text: &str) -> bool {
        scan(Text { text, context: "", place: Place::Body }).iter().any(|m| m.rule == key.rule.id)
    }

    /// One character short or glued to a word, and it is no key.
    #[test]
    fn the_edges_of_every_row_hold() {
        for key in KEYS {
            let (before, body) = key.example;
            let short = &body[..usize::from(key.least) - 1];
            assert!(
                !finds(key, &format!("{before}{}{short}", key.prefix)),
                "{} is too short",
                key.rule.id
            );
            let long = "Q7".repeat(usize::from(key.most) / 2 + 1);
            assert!(
                !finds(key, &format!("{before}{}{body}{long}", key.prefix)),
                "{} is too long",
                key.rule.id
            );
            assert!(
                !finds(
                    key,
                    &format!("{before}{}{}", key.prefix, "x".repeat(usize::from(key.least)))
                ),
                "{} is a placeholder",
                key.rule.id
            );
            for more in ["?Q7", "*****", "#Q7", "...", "\u{2026}"] {
                assert!(
                    key.prefix.contains('/') && more.starts_with(['?', '#'])
                        || !finds(key, &format!("{before}{}{body}{more}", key.prefix)),
                    "{} is torn by {more}",
                    key.rule.id
                );
            }
            for more in ["**", "?ref=main", ".", "!", "%22", "% a"] {
                assert!(
                    finds(key, &format!("{before}{}{body}{more}", key.prefix)),
                    "{} is whole before {more}",
                    key.rule.id
                );
            }
        }
    }

    /// What base64 holds by chance starts no key.
    #[test]
    fn base64_is_no_key() {
        for key in KEYS.iter().filter(|key| key.left == 0 && !key.prefix.contains('/')) {
            let value = format!("{}{}", key.prefix, key.example.1);
            assert!(!finds(key, &format!("+7f3kQ9zLm2Xv8RtY/{value} ")), "{}", key.rule.id);
            assert!(finds(key, &format!("north.org.uk/{value} ")), "{}", key.rule.id);
        }
    }

    #[test]
    fn more_than_a_hundred_and_fifty_issuers() {
        let mut issuers: Vec<&str> = KEYS
            .iter()
            .map(|k| k.rule.card.source.split([',', ';']).next().unwrap_or(""))
            .collect();
        issuers.sort_unstable();
        issuers.dedup();
        assert!(issuers.len() > 150, "{} issuers", issuers.len());
    }
}
