/// The few words that every service's inside speaks besides its own: money, places, identities, and how to say no.
///
/// Nothing here knows a framework. Start with [Refused]: it is how the rules say no, all the way to the person who
/// asked; and [CommandHandler], which asks them.
package dev.dosirak.platform.kernel;
