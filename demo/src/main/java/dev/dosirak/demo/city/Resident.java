package dev.dosirak.demo.city;

import dev.dosirak.platform.kernel.Ids;
import java.util.UUID;

/// A member of the demo city: a customer, an owner or a rider.
///
/// @param code  the company's own; the platform's id follows from it
/// @param phone begins with 010-0, which nobody's real number does
public record Resident(String code, String role, String email, String name, String phone) {

    /// Everybody's password. Known to the whole world, as the city is for trying out.
    public static final String PASSWORD = "dosirak-demo";

    /// The same password as the import wants it. One hash for all and the cheapest there is: the password is no
    /// secret, and a crowd that logs in at once should not be about hashing. `dosirak.identity.kept-hash` names
    /// it, or it would be made anew, at full cost, when its member logs in.
    public static final String PASSWORD_HASH =
            "{bcrypt-sha384}$2a$04$hoi2okBb4iJV8dtt9JMDtuaOBoyDDFIml7fq1WP2iLIqfOUctsqSK";

    /// The id under which the platform knows the member after the import.
    public UUID id() {
        return Ids.imported("member", code);
    }
}
