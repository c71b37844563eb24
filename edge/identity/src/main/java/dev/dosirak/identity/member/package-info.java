/// Who the members are: customers, owners, riders and operators; how they come, are approved, and leave.
///
/// This package is the **inside**: rules and ports, no framework. Its sub-packages are the **outside**: `web` calls
/// us, `postgres` and `bcrypt` are called by us.
///
/// Start with [Member#decide][dev.dosirak.identity.member.Member#decide]: it is the whole life of a
/// member, one line per transition.
package dev.dosirak.identity.member;
