/// What riders hear on their phones, and how it is seen that they are there.
package dev.dosirak.delivery.rider.web;
