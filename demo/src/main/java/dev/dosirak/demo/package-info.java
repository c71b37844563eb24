/// The demo: a city of made-up people and shops, the import that brings it in, the story of one order, and traffic.
///
/// Everything here is a client of the public API and could be run by anybody outside. Start with
/// [DemoCommand][dev.dosirak.demo.DemoCommand]; the people are in `people`, the city in `city`.
package dev.dosirak.demo;
