/// Every no, in RFC 9457 form and in the caller's language, with a type that programs can rely on.
package dev.dosirak.platform.web.problem;
