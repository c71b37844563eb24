/// Makes a service of an application class and its entry in the catalog. Start with
/// [DosirakService][dev.dosirak.platform.service.DosirakService]; what an entry brings is in `Capability`. Why:
/// `docs/adr/0043`.
package dev.dosirak.platform.service;
