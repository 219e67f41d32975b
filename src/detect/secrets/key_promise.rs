//! What the name of a secret promises of its value: the rules, what names are found by, how far a
//! name reaches, and whether a value keeps the promise.

use super::bitlocker;
use super::key_weights::{Tie, chosen, passphrase, weigh_password, weigh_secret};
use super::randomness::{counted_up, holds, made_up};
use super::three_words::random_words;
use crate::rule::{Rule, rule};
use crate::scan::Scan;
use crate::words::{Words, words};
use crate::{Confidence, Reason};

rule! {
    PASSWORD = "password", Secret, "password";
    what: "password";
    source: "the name beside it";
    finds: [
        concat!("password: ", "tR4vel!ing9"),
        concat!("DB_PASSWORD='", "q8Zr2mVx'"),
        concat!("user:rae pw:", "q8Zr2mVx!"),
        concat!("--password ", "q8Zr2mVx!"),
        concat!("The password is \"", "q8Zr2mVx\""),
        concat!("Password \u{2013} ", "q8Zr2mVx!"),
        concat!("room_password: ", "q8Zr2mVx!"),
        concat!("*Password:* ", "q8Zr2mVx!"),
        concat!("Password **", "q8Zr2mVx!**"),
        concat!("Password for the reading room: ", "q8Zr2mVx!"),
        concat!("Password (default) = ", "q8Zr2mVx!"),
        concat!("Password\n", "q8Zr2mVx!"),
        concat!("it was changed, password set to ", "q8Zr2mVx!"),
        concat!("Das Passwort lautet ", "q8Zr2mVx!"),
        concat!("<entry key=\"ftpPassword\">", "q8Zr2mVx!</entry>"),
        concat!("const pass = process.env.DB_PASS || '", "q8Zr2mVx!';"),
        concat!("CREATE USER rota IDENTIFIED BY '", "q8Zr2mVx!';"),
        concat!("the pw is ", "q8Zr2mVx!"),
        concat!("The password is now ", "q8Zr2mVx!"),
        concat!("Password has been reset to ", "q8Zr2mVx!"),
        concat!("The password of db2 was changed to ", "q8Zr2mVx!"),
        concat!("Root password on that box: ", "q8Zr2mVx!"),
        concat!("Password below:\n", "q8Zr2mVx!"),
        concat!("PASSWORD -> ", "q8Zr2mVx!"),
        concat!("Wi-Fi key: ", "q8Zr2mVx!"),
        concat!("Password: ", "HarbourLane22"),
        concat!("password: ", "harbourlane22"),
        concat!("Password: Otter", "LanternQuill"),
        concat!("The password for the shared mailbox is otter-", "lantern-quill"),
        concat!("The VPN password Harbour", "lane22 is for the desk"),
        concat!("username rota, password harbour", "lane22"),
        concat!("Passphrase: ", "ox-lantern-quill-77"),
        concat!("machine git.north login ci password ", "q8Zr2mVx"),
        concat!("username rota password 0 ", "q8Zr2mVx!"),
        concat!("variable \"db_password\" {\n  type = string\n  default = \"", "q8Zr2mVx!\"\n}"),
        concat!("ConvertTo-SecureString -AsPlainText \"", "q8Zr2mVx!\" -Force"),
        concat!("new NetworkCredential(\"rota\", \"", "q8Zr2mVx!\")"),
        concat!("smtp.login(\"rota\", \"", "q8Zr2mVx!\")"),
        concat!("new mysqli('db1', 'rota', '", "q8Zr2mVx!', 'rota')"),
        concat!("Kennwort: ", "q8Zr2mVx!"),
        concat!("Contrase\u{f1}a: ", "q8Zr2mVx!"),
        concat!("senha: ", "q8Zr2mVx!"),
        concat!("wachtwoord: ", "q8Zr2mVx!"),
        concat!("l\u{f6}senord: ", "q8Zr2mVx!"),
        concat!("has\u{142}o: ", "q8Zr2mVx!"),
        concat!("P/W: ", "q8Zr2mVx!"),
        concat!("Adgangskode: ", "q8Zr2mVx!"),
        concat!("passord: ", "q8Zr2mVx!"),
        concat!("Heslo: ", "q8Zr2mVx!"),
        concat!("Jelsz\u{f3}: ", "q8Zr2mVx!"),
        concat!("Parol\u{103}: ", "q8Zr2mVx!"),
        concat!("\u{15e}ifre: ", "q8Zr2mVx!"),
        concat!("Cyfrinair: ", "q8Zr2mVx!"),
        concat!("Mdp admin : ", "q8Zr2mVx!"),
        concat!("Salasana: ", "q8Zr2mVx!"),
        concat!("\u{41f}\u{430}\u{440}\u{43e}\u{43b}\u{44c}: ", "q8Zr2mVx!"),
        concat!("\u{39a}\u{3c9}\u{3b4}\u{3b9}\u{3ba}\u{3cc}\u{3c2} \u{3c0}\u{3c1}\u{3cc}\u{3c3}\u{3b2}\u{3b1}\u{3c3}\u{3b7}\u{3c2}: ", "q8Zr2mVx!"),
        concat!("\u{30d1}\u{30b9}\u{30ef}\u{30fc}\u{30c9}\u{ff1a}", "q8Zr2mVx!"),
        concat!("\u{767b}\u{5f55}\u{5bc6}\u{7801}\u{ff1a}", "q8Zr2mVx!"),
        concat!("\u{be44}\u{bc00}\u{bc88}\u{d638}: ", "q8Zr2mVx!"),
        concat!("Clave: ", "q8Zr2mVx!"),
        concat!("Clave de acceso: ", "q8Zr2mVx!"),
        concat!("Benutzerpasswort: ", "q8Zr2mVx!"),
        concat!("Passwort f\u{fc}r den Server: ", "q8Zr2mVx!"),
        concat!("Mot de passe temporaire\u{a0}: ", "q8Zr2mVx!"),
        concat!("Le mot de passe est ", "q8Zr2mVx!"),
        concat!("La contrase\u{f1}a es ", "q8Zr2mVx!"),
        concat!("L\u{f6}senordet \u{e4}r ", "q8Zr2mVx!"),
        concat!("EMAIL_HOST_PASSWORD = \"", "q8Zr2mVx!\""),
        concat!("export SSHPASS=", "q8Zr2mVx!"),
        concat!("mvn deploy -Dpassword=", "q8Zr2mVx!"),
        concat!("ConvertTo-SecureString -String \"", "q8Zr2mVx!\" -AsPlainText"),
        concat!("manage-bde -unlock D: -RecoveryPassword 114939-264901-418669-", "154441-275562-481511-151617-051498"),
        concat!("SSID: Northmoor\nKey: ", "q8Zr2mVx!"),
        concat!("pass phrase is ", "q8Zr2mVx!"),
        concat!("password \u{2192} ", "q8Zr2mVx!"),
        concat!("requests.get(url, auth=('rota', '", "q8Zr2mVx!'))"),
        concat!("Login: rota / ", "q8Zr2mVx!"),
        concat!("Login: rota / ", "Harbourlane22"),
        concat!("Printer admin: rota / ", "q8Zr2mVx!"),
        concat!("credentials are rota / ", "q8Zr2mVx"),
        concat!("System\tUser\tPassword\nRota\tadmin\t", "q8Zr2mVx!"),
        concat!("| User | Password |\n|---|---|\n| rota | ", "q8Zr2mVx! |"),
        concat!("|| User || Password || Role ||\n| rota | ", "q8Zr2mVx! | admin |"),
        concat!("user,initial password,role\nrota,", "q8Zr2mVx!,admin"),
        concat!("INSERT INTO users (id, login, `password`, role) VALUES\n(1, 'rae, l', '", "q8Zr2mVx!', 'admin');"),
        concat!("network={\n  psk=\"", "q8Zr2mVx!\"\n}"),
        concat!("pre-shared-key = ", "q8Zr2mVx!"),
        concat!("VPN pre-shared key: ", "q8Zr2mVx!"),
        concat!("Pre-Shared Key is ", "q8Zr2mVx!"),
        concat!("<Pass encoding=\"base64\">", "dFI0dmVsIWluZzk=</Pass>"),
        concat!("cpassword=\"", "HH1myM/0t34sFvMwzmjUoy393OsHIoPcTA2nY8dYTtc=\""),
        concat!("_auth=cm90YTpxOF", "pyMm1WeCE="),
        concat!("{\"auth\": \"cm90YTpxOF", "pyMm1WeCE=\"}"),
        concat!("_auth = cm90YTpxOF", "pyMm1WeCE="),
        concat!("username:s:rota\npassword 51:b:", "01000000D08C9DDF0115D1118C7A00C04FC297EB7F3C9A1E5B20D4866A0F91C3E7D25B48A6130F9C7E2D5A8B4163F0C9E7A2D5B8"),
    ];
    passes: [
        "password: string", "password = os.environ['DB_PASSWORD']", "password: ********", "the password must have 8 characters",
        "password = \"changeme\"", "PASSWORD=${DB_PASSWORD}", "password_hash = sha256(x1)", "password: <your password>",
        "password == password2", "passing: 12345abc", "Password: required", "password: tls12", "password: user-login-form", "Password: LoginFormField", "Password: ask-the-desk", "Password: correct-horse-battery-staple", "otter-lantern-quill", "password: foobar12", "username and password in oauth2", "password harbourlane22",
        "password: ENC[AES256_GCM,data:CwE4O1s=,type:str]", "pass1 := pass1233 + 1",
        "password: 'Needs 8characters,1digit'", "Password - M365/Azure2", "Password - OPS-118", "Pass - Merit2 - Distinction3",
        "@Column(name=\"password_2\", length=255)", "Password for user2: ask the desk", "password: *** (reset on 12-May-24)",
        "Password (see page 12)", "Password\nmust hold 8 characters, 1 digit", "send the password to srv01234", "was identified by 12 people",
        "<label for=\"password1\">Pass-Phrase1!</label>",
        "the pw is in the usual place, room B12", "Password is now required for v2.3", "the password was changed on 12-May-24",
        "Password has been set to never expire on rota-app01", "Password: 14-char minimum", "Wi-Fi key: ask at room B-12",
        "variable \"key_name\" {\n  default = \"north-2024\"\n}", "-AsPlainText -Force", "auth=(USER1, PASS2)", "new NetworkCredential(\"user\", \"password1\")", "t.login(\"Sign in 2\", \"Log in to v2.3\")", "Wachtwoord: verplicht", "Clave: DOOR-204", "Clave primaria: id_2041", "Palabras clave: salud, turno24", "Fecha clave: 12/05/2026",
        "Jelsz\u{f3}: 8 karakter", "Salasana: v\u{e4}hint\u{e4}\u{e4}n 8 merkki\u{e4}", "\u{41f}\u{430}\u{440}\u{43e}\u{43b}\u{44c}: \u{43d}\u{435} \u{43c}\u{435}\u{43d}\u{435}\u{435} 8 \u{441}\u{438}\u{43c}\u{432}\u{43e}\u{43b}\u{43e}\u{432}", "\u{30d1}\u{30b9}\u{30ef}\u{30fc}\u{30c9}\u{ff1a}8\u{6587}\u{5b57}\u{4ee5}\u{4e0a}", "\u{5bc6}\u{7801}\u{5b66}\u{5bfc}\u{8bba}2024", "\u{5bc6}\u{7801}\u{957f}\u{5ea6}: 8-16", "Le mot de passe est valable 90 jours", "Mot de passe\u{a0}: voir le coffre", "the enclave: Nord-Ost7", "Parola: turno24", "existingSecret: rota-db-v1", "SSID: Northmoor2\nKeywords: rota-v2", "credentials: docs/Setup2.md", "credentials https://north.org/A1b2c3d4",
        "User guide / Release-Notes24", "pass / fail / N/A-2", "credentials are with the desk / DDaT-2",
        "INSERT INTO users (id, password) VALUES (7, NULL); -- q8Zr2mVx!", "INSERT INTO t (login, password_hint) VALUES ('rae', 'q8Zr2mVx!');", "call(a, password) values (x, y2)",
        "key-mgmt=wpa-psk", "Pre-shared key: see KB-2041", "Shared key: the desk", "psk_identity_hint: north-gw2", "_auth=dXNlcm5hbWU6cGFzc3dvcmQ=", "username:s:rota\npassword 51:b:", "\"auth\": \"oauth2-v4\"", "<pass rate=\"2\">94.2%</pass>",
        // An algorithm, a pattern, a line of settings, a call, a file, a sentence, escapes.
        "password_encryption = scram-sha-256", "PASSWORD_HASHER=pbkdf2_sha256", "pass: \"AES/CBC/PKCS5Padding\"", "psk = DHE-PSK-CHACHA20-POLY1305", "password_lock: LOCKED_5MIN",
        "password: [A-Za-z0-9!@#$%]{8,64}", "password: '\\w{8}-\\d{4}'", "Password:\nMESSAGES_17=Iawn", "--password-file=/etc/rota/pw1", "password = _fields.StringField(38)", "password = checkBrand(_Rota4_brand, this)", "password: &[u8])",
        "password: Server1.pem", "\"pass\": \"1\u{3064}\u{306e}\u{30ed}\u{30fc}\u{30eb}\"", "passValue('str\\x00ing')", "Senha Inv\\u00E1lida!", "ftp.login(\"anonymous\", \"anonymous@2\")",
        "System\tPassword policy\nRota\tq8Zr2mVx!", "| Item | Password |\n| R1 | NM-R-101 |", "Portal\tPassword\nRota2\tv2.1",
    ];
}
rule! {
    GENERIC_SECRET = "generic-secret", Secret, "generic_secret";
    what: "secret, key or token";
    source: "the name beside it, and its entropy";
    finds: [
        concat!("api_key = \"", "7f3kQ9zLm2Xv8RtY4wNb\""),
        concat!("the API key we use is ", "7f3kQ9zLm2Xv8RtY4wNb"),
        concat!("client-secret: ", "7f3kQ9zLm2Xv8RtY4wNb"),
        concat!("Authorization: Bearer ", "7f3kQ9zLm2Xv8RtY4wNb"),
        concat!("acme TOKEN ", "5600675afe3e1a0fa76d5b99b30ca7a8"),
        concat!("{\"secretKey\": \"", "0e9c5b7a41d2f8836bca\"}"),
        concat!("request.setHeader(\"Authorization\", \"Bearer ", "7f3kQ9zLm2Xv8RtY4wNb\")"),
        concat!("{'Authorization': 'Token ", "7f3kQ9zLm2Xv8RtY4wNb'}"),
        concat!("https://maps.northmoor.org.uk/js?key=", "7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTe&v=3"),
        concat!("DJANGO_SECRET = '", "7f3k#9zLm2%v8RtY4^Nbq8Zr2mV!'"),
        concat!("Bearer ", "7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTe"),
        concat!("API key\n", "7f3kQ9zLm2Xv8RtY4wNb"),
        concat!("JIRA_PAT=", "7f3kQ9zLm2Xv8RtY4wNb"),
        concat!("API-Schl\u{fc}ssel: ", "7f3kQ9zLm2Xv8RtY4wNb"),
        concat!("Cl\u{e9} secr\u{e8}te\u{a0}: ", "7f3kQ9zLm2Xv8RtY4wNb"),
        concat!("enable secret ", "q8Zr2mVx71Lp"),
        concat!("username rota privilege 15 secret 0 ", "q8Zr2mVx71Lp"),
        concat!("Authorization: Splunk ", "0beb7f26-7417-4858-827c-5fe190657cc3"),
        concat!("Unseal Key 1: ", "MzW6tLPK9PlpbkhpOwdeXaXAny1rSIF6MZnVpLZP63Sg"),
        concat!("SECRET_KEY = 'psdgq8&(4q)j8!j3erf-yt&yyz", "je19!ec10w5%3&cc)6%3$_6&'"),
        concat!("Recovery key: 114939-264901-418669-", "154441-275562-481511-151617-051498"),
        concat!("MFA secret: ", "JBSWY3DPEHPK3PXP"),
        concat!("otpauth://totp/Rota:rae?secret=", "JBSWY3DPEHPK3PXP&issuer=Rota"),
        concat!("Name | API token\nRota | ", "7f3kQ9zLm2Xv8RtY4wNb"),
        concat!("define('AUTH_KEY', 'pjn81CE{_[BZsSr)?Vb{9jk2~Th]>4zX", "6sb$TiOrY$?&[B@[NY?g9{5swZL~em+3');"),
    ];
    passes: [
        "api_key = os.getenv('API_KEY')", "token: YOUR_TOKEN_GOES_HERE_12345", "primary_key: account_identifier_2020",
        "public_key = \"7f3kQ9zLm2Xv8RtY4wNb\"", "token = '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$'", "secret: my-app-secret-name-v2", "key: /etc/ssl/private/server2048.pem",
        "the token 1234 expires", "keyboard: 7f3kQ9zLm2Xv8RtY4wNb", "csrf_token_name = 'csrf_test_name_2020'",
        "token_endpoint: https://login.northmoor.org.uk/oauth2/v2.0/token",
        // Broken: a strange sign, a digit short, a web token that is not signed, a UUID that is none.
        "api_key = \"7f3kQ9zLm2?v8RtY4wNb\"", "api_key: 7f3kQ9zLm2Xv8RtY4wNb...",
        "token: 5600675afe3e1a0fa76d5b99b30ca7a", "token: 5600675afe3e1a0zfa76d5b99b30ca7a8",
        "token: k3f9q0ob5fw2m8x7vRt4y1n6h", "Sec-WebSocket-Key: q83vEjRWeJq83vEjRWeJqw==",
        "token: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJyYWUifQ", "api_key: 8f14e45f-ceea-167a-5a36-dedd4bea25439",
        // Not secret: a wallet's address, a fingerprint, a file's and a form's name, a pod.
        "token = \"0x7a250d5630b4cf539739df2c5dacb4c659f2488d\"", "using RSA key 9f2c4e7a1b8d5036aa5c34371567bd2e",
        "file_key = \"7f3kQ9zLm2Xv8RtY4wNb\"", "imageKey: 7f3kQ9zLm2Xv8RtY4wNb", "?atl_token=B7X2-K9QD-5600675afe3e1a0fa76d5b99",
        "secret 'db-credentials-7c9f8d6b5f' created", "token: k3f9q0ob5fw2",
        // Nobody's key.
        "Prim\u{e4}rschl\u{fc}ssel: kunden_id_2041_x9", "Cl\u{e9} USB: 64Go-Kingston2041x9", "enable secret 5 $1$mV3r", "enable secret management2", "Unseal Key 1 of 3: see the envelope in B12",
        "using key=7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTe", "sha1 key 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12", "{\"key\": \"7f3kQ9zLm2Xv8RtY4wNb\"}", "arn:aws:secretsmanager:eu-west-2:1234:secret:rota/db-AbC123", "Next page token: eav1OzQB0OM8rLdGXOEsyQWSG", " /etc/rota/apikeys 4f20b0c45a8822b697dc9e36e6744037",
        // How it looks, and names in programs.
        "secret:[a-zA-Z0-9]{32}", "secret:[a-zA-Z0-9/_+=.@-]+$", "(?P<token>[0-9a-f-]{36})", "token=<[^>]+>", "token: %{[headers][token2]}x", "secret = {0:X8}-{1:X4}-{2:X4}",
        "x25519_key: x25519.X25519PrivateKey", "Key | HKEY_LOCAL_MACHINE64", "{\"key\": \"request-cache:https://north.org.uk/get-1.2.3.tgz\"}",
    ];
}

pub(crate) static RULES: &[&Rule] = &[&PASSWORD, &GENERIC_SECRET];

/// What the matcher looks for, any case, and whether it promises a password.
/// Each in the cases names are written in: rarer than any case at all, so that
/// the matcher passes over more of the text.
pub(crate) const KEYWORDS: &[(&str, bool)] = &[
    ("pass", true),
    ("Pass", true),
    ("PASS", true),
    ("pwd", true),
    ("Pwd", true),
    ("PWD", true),
    ("pw:", true),
    ("PW:", true),
    ("pw=", true),
    ("PW=", true),
    ("pw ", true),
    ("PSK", true),
    ("psk", true),
    ("PAT=", false),
    ("AsPlainText", true),
    ("PSW", true),
    ("PSSW", true),
    ("PASW", true),
    ("Kennwort", true),
    ("kennwort", true),
    ("Wachtwoord", true),
    ("wachtwoord", true),
    ("Contrase\u{f1}a", true),
    ("contrase\u{f1}a", true),
    ("Senha", true),
    ("senha", true),
    ("senord", true),
    ("has\u{142}o", true),
    ("Has\u{142}o", true),
    ("Adgangskode", true),
    ("adgangskode", true),
    ("Kodeord", true),
    ("kodeord", true),
    ("Heslo", true),
    ("Jelsz\u{f3}", true),
    ("jelsz\u{f3}", true),
    ("Parola", true),
    ("parola", true),
    ("Parol\u{103}", true),
    ("parol\u{103}", true),
    ("\u{15e}ifre", true),
    ("\u{15f}ifre", true),
    ("Cyfrinair", true),
    ("cyfrinair", true),
    ("Salasana", true),
    ("salasana", true),
    // Russian, Greek, Japanese, Chinese, Korean.
    ("\u{430}\u{440}\u{43e}\u{43b}\u{44c}", true),
    ("\u{3c0}\u{3c1}\u{3cc}\u{3c3}\u{3b2}\u{3b1}\u{3c3}\u{3b7}\u{3c2}", true),
    ("\u{30d1}\u{30b9}\u{30ef}\u{30fc}\u{30c9}", true),
    ("\u{5bc6}\u{7801}", true),
    ("\u{5bc6}\u{78bc}", true),
    ("\u{be44}\u{bc00}\u{bc88}\u{d638}", true),
    ("Mdp", true),
    ("mdp:", true),
    ("Clave", true),
    ("clave:", true),
    ("lave de acceso", true),
    ("hiave di accesso", true),
    ("API-Schl\u{fc}ssel", false),
    ("Zugriffsschl\u{fc}ssel", false),
    ("eheimer Schl\u{fc}ssel", false),
    ("API-n\u{f8}gle", false),
    ("API-n\u{f8}kkel", false),
    ("API-avain", false),
    ("l\u{e9} API", false),
    ("l\u{e9} d'API", false),
    ("l\u{e9} secr\u{e8}te", false),
    ("eton d'acc\u{e8}s", false),
    ("lave API", false),
    ("lave secreta", false),
    ("hiave API", false),
    ("hiave segreta", false),
    ("API-sleutel", false),
    ("API-nyckel", false),
    ("p/w", true),
    ("P/W", true),
    ("SecureString", true),
    ("secret", false),
    ("Secret", false),
    ("SECRET", false),
    ("token", false),
    ("Token", false),
    ("TOKEN", false),
    ("key", false),
    ("Key", false),
    ("KEY", false),
    ("Auth", false),
    ("AUTH", false),
    ("ACCESS", false),
    ("Bearer", false),
    ("IDENTIFIED BY", true),
    ("PRIVATE", false),
    ("CREDENTIAL", false),
    ("sonar.login", false),
    ("BEARER", false),
];

pub(super) const REASONS: &[Reason] = &[Reason::ContextWord, Reason::Entropy];

/// What a name promises of its value.
pub(super) struct Promised<'n> {
    pub name: &'n [u8],
    pub password: bool,
    pub tie: Tie,
}

impl Promised<'_> {
    pub fn weigh(&self, value: &[u8]) -> Option<Confidence> {
        if self.password {
            let phrase = || {
                holds(self.name, b"phrase") && passphrase(value)
                    || self.tie != Tie::Loose && random_words(value)
            };
            let recovery = bitlocker::shaped(value).then_some(Confidence::High);
            recovery
                .or_else(|| weigh_password(value, self.tie))
                .or_else(|| phrase().then_some(Confidence::Medium))
        } else {
            weigh_secret(value, self.name, self.tie).or_else(|| chosen(value, self.name, self.tie))
        }
    }

    /// Whether a hand typed the value, where a machine would draw one. A
    /// password that is typed may be poor and in use.
    pub fn typed(&self, value: &[u8]) -> bool {
        made_up(value) || !self.password && counted_up(value)
    }

    pub fn rule(&self) -> &'static Rule {
        if self.password { &PASSWORD } else { &GENERIC_SECRET }
    }
}

/// Where the name starts, with the word before it that makes it a secret's:
/// `secret key`, `Access Token`.
pub(super) fn called(scan: &Scan, start: usize) -> usize {
    const CALLED: Words = words![
        "secret",
        "access",
        "api",
        "auth",
        "authentication",
        "private",
        "encryption",
        "signing",
        "client",
        "bearer",
        "shared",
        "pre-shared",
        "preshared",
    ];
    let left = &scan.bytes[start.saturating_sub(16)..start];
    let Some(left) = left.strip_suffix(b" ") else { return start };
    let word = left.iter().rev().take_while(|&&b| b.is_ascii_alphabetic() || b == b'-').count();
    let last = &left[left.len() - word..];
    if CALLED.has(last) { start - 1 - word } else { start }
}

pub(super) fn is_password(name: &[u8]) -> bool {
    words!["passw", "passphrase", "pwd", "preshared", "pre-shared", "pre_shared"].within(name)
}

fn name_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.')
}

/// The whole name around a keyword, unless the keyword is part of a word.
pub(super) fn name_around(scan: &Scan, start: usize, end: usize) -> Option<(usize, usize)> {
    let left = scan.bytes[start.saturating_sub(40)..start]
        .iter()
        .rev()
        .take_while(|&&b| name_byte(b))
        .count();
    // `pw:` holds its own separator; `Jelszó` ends in more than a byte.
    let last = scan.before(end);
    let end = if last.is_ascii_alphanumeric() || !last.is_ascii() { end } else { end - 1 };
    // "pass phrase"
    let two = words!["pass phrase", "pass word"].starts(&scan.bytes[start..]);
    let end = end + if two { scan.run(end + 1, 8, |b| b.is_ascii_alphabetic()) + 1 } else { 0 };
    let rest = scan.bytes[end..]
        .iter()
        .take(32)
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'_')
        .count();
    (rest <= 30).then_some((start - left, end + rest))
}
