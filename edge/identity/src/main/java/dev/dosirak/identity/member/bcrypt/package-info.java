/// Checks passwords with bcrypt.
package dev.dosirak.identity.member.bcrypt;
