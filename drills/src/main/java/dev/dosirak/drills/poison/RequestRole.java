package dev.dosirak.drills.poison;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.Resident;
import dev.dosirak.drills.rig.Member;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Web;
import java.util.EnumMap;
import java.util.Map;

/// On whose behalf something is asked.
enum RequestRole {
    NOBODY,
    CUSTOMER,
    OWNER,
    RIDER,
    OPERATOR;

    /// @return their tokens
    static Map<RequestRole, String> logIn(City city, Web web, Platform platform) throws InterruptedException {
        var tokens = new EnumMap<RequestRole, String>(RequestRole.class);
        tokens.put(NOBODY, "");
        tokens.put(CUSTOMER, token(web, city.customer(0)));
        tokens.put(OWNER, token(web, city.owner(0)));
        tokens.put(RIDER, token(web, city.rider(0)));
        tokens.put(OPERATOR, Member.operator(web, platform).token());
        return tokens;
    }

    private static String token(Web web, Resident it) throws InterruptedException {
        return Member.login(web, it.email(), Resident.PASSWORD).token();
    }
}
