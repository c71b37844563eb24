/// Fetches the phone book, keeps it on disk, and answers the list of shops out of it when the storefront does not.
package dev.dosirak.gateway.phonebook.web;
