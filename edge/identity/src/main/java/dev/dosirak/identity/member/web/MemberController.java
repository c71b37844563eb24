package dev.dosirak.identity.member.web;

import dev.dosirak.identity.member.Member;
import dev.dosirak.identity.member.MemberService;
import dev.dosirak.identity.member.MemberStatus;
import dev.dosirak.identity.member.Person;
import dev.dosirak.identity.member.Role;
import dev.dosirak.identity.member.web.MemberController.MemberView.Brief;
import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.idempotency.Idempotent;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.text.Verbatim;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/members")
class MemberController {

    private static final int LARGEST_PAGE = 200;

    private final MemberService memberService;

    MemberController(MemberService memberService) {
        this.memberService = memberService;
    }

    record Registration(
            @NotNull @Pattern(regexp = "customer|owner|rider")
            String role,

            @NotBlank @Size(max = 254) String email,
            @NotBlank @Size(max = 1_000) @Verbatim String password,
            @NotBlank @Size(max = 60) String name,
            @NotBlank @Size(max = 30) String phone) {

        @Override
        public String toString() {
            return "Registration[role=%s]".formatted(role);
        }
    }

    record Refusal(@NotBlank @Size(max = 300) String reason) {}

    record Page(List<MemberView> items, @Nullable UUID next) {}

    @PostMapping
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @NewWork
    Brief register(@RequestBody @Valid Registration wish) {
        var person = Person.of(wish.email(), wish.name(), wish.phone());
        return Brief.of(memberService.register(Role.of(wish.role()), person, wish.password()));
    }

    @GetMapping("/me")
    MemberView me(Caller caller) {
        return MemberView.of(memberService.find(caller.id()));
    }

    @DeleteMapping("/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(Caller caller) {
        memberService.leave(caller.id());
    }

    @GetMapping
    Page list(
            Caller.Operator operator,
            @RequestParam(defaultValue = "pending") @Pattern(regexp = "pending|active|refused|left") String state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(LARGEST_PAGE) int size) {
        var found = memberService.list(MemberStatus.of(state), Optional.ofNullable(cursor), size + 1);
        var items = found.stream().limit(size).map(MemberView::of).toList();
        return new Page(items, found.size() > size ? items.getLast().memberId() : null);
    }

    @PostMapping("/{id}/approve")
    @Idempotent
    Brief approve(Caller.Operator operator, @PathVariable UUID id) {
        return Brief.of(memberService.approve(id));
    }

    @PostMapping("/{id}/refuse")
    @Idempotent
    Brief refuse(Caller.Operator operator, @PathVariable UUID id, @RequestBody @Valid Refusal refusal) {
        return Brief.of(memberService.refuse(id, refusal.reason()));
    }

    /// A member with what is known of them.
    ///
    /// @param refusal why an operator said no, else null
    record MemberView(
            UUID memberId,
            @OneOf(constantsOf = Role.class) String role,
            @Nullable String email,
            @Nullable String name,
            @Nullable String phone,
            @OneOf(constantsOf = MemberStatus.class) String state,
            @Nullable String refusal) {

        /// Who a command was about and what it came to.
        record Brief(
                UUID memberId,
                @OneOf(constantsOf = Role.class) String role,
                @OneOf(constantsOf = MemberStatus.class) String state) {

            static Brief of(Member member) {
                var all = MemberView.of(member);
                return new Brief(all.memberId(), all.role(), all.state());
            }
        }

        static MemberView of(Member member) {
            return switch (member) {
                case Member.Unknown _ -> throw new IllegalStateException("Nobody is not shown");
                case Member.Pending m -> of(m.id(), m.role(), m.person(), MemberStatus.PENDING, null);
                case Member.Active m -> of(m.id(), m.role(), m.person(), MemberStatus.ACTIVE, null);
                case Member.Refused m -> of(m.id(), m.role(), m.person(), MemberStatus.REFUSED, m.reason());
                case Member.Left m ->
                    new MemberView(m.id(), m.role().word(), null, null, null, MemberStatus.LEFT.word(), null);
            };
        }

        private static MemberView of(
                UUID id, Role role, Person person, MemberStatus memberStatus, @Nullable String refusal) {
            return new MemberView(
                    id,
                    role.word(),
                    person.email().address(),
                    person.name(),
                    person.phone(),
                    memberStatus.word(),
                    refusal);
        }
    }
}
