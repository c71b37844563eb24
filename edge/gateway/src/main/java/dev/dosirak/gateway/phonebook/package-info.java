/// The phone book: every shop with its number and where it delivers, as last fetched from the storefront, so that
/// hungry people can call when nothing else of ours answers any more.
///
/// This package is the **inside**: it knows neither where a book comes from nor who asks for it. Start with
/// [Phonebook#near][dev.dosirak.gateway.phonebook.Phonebook#near].
package dev.dosirak.gateway.phonebook;
