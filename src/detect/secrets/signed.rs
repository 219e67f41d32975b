//! The signature that makes an address a key: whoever has the address gets what it leads to, until the
//! day that is signed with it.

use super::randomness::{entropy, stand_in};
use crate::Confidence::{High, Medium};
use crate::Reason;
use crate::rule::{Rule, rule};
use crate::scan::{NEAR, Scan};
use crate::words::{Words, words};

rule! {
    AZURE_SIGNATURE = "azure-signature", Secret, "azure_secret";
    what: "shared access signature of Azure";
    source: "learn.microsoft.com, Azure Storage, service SAS; Event Hubs and Logic Apps, shared access signatures";
    finds: [
        concat!("https://north.blob.core.windows.net/in/a.csv?sv=2022-11-02&se=2027-01-01&sp=r&sig=", "7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiB%2Bw%3D"),
        concat!("https://prod-12.uksouth.logic.azure.com:443/workflows/8c41e0b27d95fa36/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=", "7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiBxKw"),
        concat!("SharedAccessSignature sr=north-hub&sig=", "7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiBxKw=&se=1767225600"),
    ];
    passes: [
        "?sv=2022-11-02&sp=r&sig=REDACTED", "?sv=2022-11-02&sig=<signature>", "?sv=2022&sp=r&sig=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "https://north.org.uk/?sig=7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiBxKw", "config=7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiBxKw&se=1",
    ];
}
rule! {
    SIGNED_ADDRESS = "signed-address", Secret, "vendor_secret";
    what: "signature that opens a stored file";
    source: "cloud.google.com, Cloud Storage, signed URLs (V4, V2); docs.aws.amazon.com, CloudFront, signed URLs, and S3, authenticating requests by query parameters, which other stores take over; alibabacloud.com, OSS, signed URLs; volcengine.com, TOS; tencentcloud.com, COS, request signature";
    finds: [
        concat!("https://storage.googleapis.com/rota/a.csv?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Expires=604800&X-Goog-SignedHeaders=host&X-Goog-Signature=", "7f3a9e1c5d8b20461b7e0d6a8c41e0b27d95fa36c1e8b04d72f5a93e0846cb3d"),
        concat!("https://storage.googleapis.com/rota/a.csv?GoogleAccessId=rota@north.iam.gserviceaccount.com&Expires=1900000000&Signature=", "7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiB%2Bw%3D"),
        concat!("https://d1a2b3.cloudfront.net/a.pdf?Expires=1900000000&Signature=", "7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTe~W0aUoZiB-w__&Key-Pair-Id=K2JCJMDEHXQW5F"),
        concat!("https://d1a2b3.cloudfront.net/a.pdf?Policy=eyJTdGF0ZW1lbnQiOlt7IlJlc291cmNlIjoi&amp;Signature=", "7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTe~W0aUoZiB-w__&amp;Key-Pair-Id=K2JCJMDEHXQW5F"),
        concat!("https://files.northmoor.org.uk/rota/a.csv?X-Amz-Credential=rota%2F20261130&X-Amz-Expires=604800&X-Amz-Signature=", "7f3a9e1c5d8b20461b7e0d6a8c41e0b27d95fa36c1e8b04d72f5a93e0846cb3d"),
        concat!("https://rota.oss-eu-central-1.aliyuncs.com/a.csv?x-oss-expires=3599&x-oss-signature=", "7f3a9e1c5d8b20461b7e0d6a8c41e0b27d95fa36c1e8b04d72f5a93e0846cb3d&x-oss-signature-version=OSS4-HMAC-SHA256"),
        concat!("https://rota.cos.eu-frankfurt.myqcloud.com/a.csv?q-sign-algorithm=sha1&q-ak=rota&q-signature=", "8c41e0b27d95fa36c1e8b04d72f5a93e5b7e0d6a"),
    ];
    passes: [
        "?X-Goog-Signature=<signature>", "&X-Goog-Signature=SIGNATURE", "&X-Amz-Signature=7f3a9e1c5d8b2046", "&X-Amz-Signature=0000000000000000000000000000000000000000000000000000000000000000",
        // Of the manuals.
        "https://storage.googleapis.com/example-bucket/cat.jpeg?X-Goog-Expires=900&X-Goog-Signature=7f3a9e1c5d8b20461b7e0d6a8c41e0b27d95fa36c1e8b04d72f5a93e0846cb3d",
        // Of a request, which lasts minutes; of a form, a message, a program.
        "Authorization: AWS4-HMAC-SHA256 Credential=rota/20261130/eu-west-2/s3/aws4_request, SignedHeaders=host, Signature=7f3a9e1c5d8b20461b7e0d6a8c41e0b27d95fa36c1e8b04d72f5a93e0846cb3d",
        "https://north.org.uk/?Signature=7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiBxKw%3D", "?AccessKeyId=rota&SignatureMethod=HMAC-SHA1&Signature=7f3kQ9zLm2Xv8RtY4wNbH6pJc1d%3D",
        "?SAMLRequest=a&SigAlg=b&Signature=7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiBxKw%3D", "X-Hub-Signature=8c41e0b27d95fa36c1e8b04d72f5a93e5b7e0d6a", "&X-Amz-Signature=${signature}",
    ];
}

pub(crate) static RULES: &[&Rule] = &[&AZURE_SIGNATURE, &SIGNED_ADDRESS];

/// What of an address is near its part at `start..end`, with the byte before it.
#[inline(never)]
fn address_around<'t>(scan: &Scan<'t>, start: usize, end: usize) -> &'t [u8] {
    let goes_on = |b: u8| !b.is_ascii_whitespace() && !matches!(b, b'"' | b'\'' | b'<' | b'`');
    let before = scan.bytes[..start].iter().rev().take(600).take_while(|b| goes_on(**b)).count();
    &scan.bytes[start.saturating_sub(before + 1)..end + scan.run(end, 200, goes_on)]
}

/// Judges `sig=`, `start..end`, as part of a query that says what is signed: until when, for what.
pub(super) fn azure(scan: &mut Scan, start: usize, end: usize) {
    let code = |b: u8| b.is_ascii_alphanumeric() || b"%+/=-_".contains(&b);
    let length = scan.run(end, NEAR, code);
    let value = &scan.bytes[end..end + length];
    let says = |query: &[u8]| {
        query.windows(4).any(|w| {
            !w[0].is_ascii_alphanumeric()
                && matches!(w[1..], [b's', b'e' | b'p' | b'v' | b'r', b'='])
        })
    };
    if matches!(scan.before(start), b'?' | b'&' | b';' | b' ')
        && (32..110).contains(&length)
        && says(address_around(scan, start, end + length))
        && entropy(value) > 3.5
        && !stand_in(value)
    {
        scan.find_in_use(
            &AZURE_SIGNATURE,
            (end, end + length),
            High,
            &[Reason::Shape, Reason::Entropy],
        );
    }
}

/// Judges a signature whose name ends with `start..end` as that of a store of files: by its full name
/// (`X-Goog-Signature`), or beside the key that signed and until when (`Signature`).
pub(super) fn stored(scan: &mut Scan, start: usize, end: usize) {
    const NAMES: Words = words![
        "x-goog-signature",
        "x-amz-signature",
        "x-oss-signature",
        "x-tos-signature",
        "q-signature",
    ];
    // Of the manuals; and keys whose own id is found.
    const OTHERS: Words = words!["example", "=akia", "=asia", "=ltai"];
    let code = |b: u8| b.is_ascii_alphanumeric() || b"%+/=-_~".contains(&b);
    let part = |b: &&u8| b.is_ascii_alphabetic() || **b == b'-';
    let first = start - scan.bytes[..start].iter().rev().take(8).take_while(part).count();
    let length = scan.run(end, 1_100, code);
    if !matches!(scan.before(first), b'?' | b'&' | b';') || length < 28 {
        return;
    }
    let value = &scan.bytes[end..end + length];
    let name = &scan.bytes[first..end - 1];
    let address = address_around(scan, first, end + length);
    let is_plain = name == b"Signature";
    let is_known = if is_plain {
        words!["key-pair-id=", "accessid=", "accesskeyid="].within(address)
            && words!["expires=", "policy="].within(address)
    } else {
        length >= 40 && NAMES.has(name)
    };
    if is_known && !OTHERS.within(address) && entropy(value) > 3.0 && !stand_in(value) {
        // The others last for a week at most.
        let confidence = if is_plain { High } else { Medium };
        let reasons = &[Reason::Shape, Reason::Entropy];
        scan.find_in_use(&SIGNED_ADDRESS, (end, end + length), confidence, reasons);
    }
}
