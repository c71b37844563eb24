/// Refuses before the body is read.
package dev.dosirak.order.admission.web;
