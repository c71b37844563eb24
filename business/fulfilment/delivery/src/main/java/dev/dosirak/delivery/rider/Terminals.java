package dev.dosirak.delivery.rider;

/// The riders' phones that are connected to this node right now.
public interface Terminals {

    /// There is a new bell for this rider. Returns at once; a phone connected to another node finds out by itself.
    void look(RiderId rider);
}
