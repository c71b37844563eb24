package dev.dosirak.platform.web;

import dev.dosirak.platform.kernel.PublicRoute;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.tokens.TokenDecoders;
import dev.dosirak.platform.web.problem.SecurityProblems;
import dev.dosirak.platform.web.security.SecuritySettings;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Members come with an access token, services with a service token; nobody else passes, except where a service is
/// open.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {

    /// Requests are observed as a whole. To observe each filter of the chain as well costs more than the
    /// filters do.
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /// A header may be in any language; the web server has refused what could end it. The usual firewall would
    /// refuse it in the middle of a request, when somebody reads it.
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(_ -> true);
        return firewall;
    }

    @Bean
    ServiceToken serviceToken(
            @Value("${spring.application.name}") String service, SecuritySettings settings, Clock clock) {
        return new ServiceToken(service, settings.sharedKeys(), clock);
    }

    @Bean
    @Order(1)
    SecurityFilterChain services(
            HttpSecurity http,
            @Value("${spring.application.name}") String service,
            SecuritySettings settings,
            SecurityProblems problems,
            Clock clock) {
        http.securityMatcher("/internal/**", "/actuator/prometheus")
                .authorizeHttpRequests(it -> it.anyRequest().authenticated());
        return stateless(http, TokenDecoders.ofServices(service, settings.sharedKeys(), clock), problems);
    }

    @Bean
    @Order(2)
    SecurityFilterChain members(HttpSecurity http, SecuritySettings settings, SecurityProblems problems, Clock clock) {
        http.authorizeHttpRequests(it -> {
            it.requestMatchers("/actuator/health/**", "/error").permitAll();
            settings.open().forEach(open -> it.requestMatchers(matcher(open)).permitAll());
            it.anyRequest().authenticated();
        });
        return stateless(http, MemberTokens.ofMembers(settings, clock), problems);
    }

    private static RequestMatcher matcher(String open) {
        var address = PublicRoute.of(open);
        var path = PathPatternRequestMatcher.withDefaults().matcher(address.path());
        return request -> address.allows(request.getMethod()) && path.matches(request);
    }

    private static SecurityFilterChain stateless(HttpSecurity http, JwtDecoder decoder, SecurityProblems problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(it -> it.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .oauth2ResourceServer(it -> it.authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .jwt(jwt -> jwt.decoder(decoder)))
                .build();
    }
}
