/// Identity knows who everybody is: members, their credentials, the tokens they carry and the keys that sign those.
///
/// Two features: [member][dev.dosirak.identity.member] is who may come in, [token][dev.dosirak.identity.token] lets
/// them. Nobody asks identity whether a token is good: every service checks the signature itself, so identity may be
/// away for a while without anybody who is logged in noticing. Start with
/// [IdentityConfiguration][dev.dosirak.identity.IdentityConfiguration].
package dev.dosirak.identity;
