/// Members over HTTP.
package dev.dosirak.identity.member.web;
