/// `./dosirak new`: services, commands and events made from `box/template`, which is a service that compiles and is
/// tested like any other.
///
/// Start with [NewService]; [Renaming] says what becomes of the template's words.
package dev.dosirak.box.template;
