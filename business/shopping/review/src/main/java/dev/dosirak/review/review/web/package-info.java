/// Reviews over HTTP, a controller per kind of person.
package dev.dosirak.review.review.web;
