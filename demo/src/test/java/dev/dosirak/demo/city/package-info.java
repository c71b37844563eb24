/// Tests of the package of the same name.
package dev.dosirak.demo.city;
