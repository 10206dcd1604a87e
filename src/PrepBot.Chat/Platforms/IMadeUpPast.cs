using PrepBot.Chat.Stores;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Platforms;

/// <summary>
/// What a product gives a group of made-up people, so that somebody alone can look at what it is like after a while. Only for a platform whose people are
/// all made up: nobody else is ever said to have done what they did not do.
/// </summary>
public interface IMadeUpPast
{
    /// <summary>How it is offered, and what is worth looking at afterwards.</summary>
    PastOffer Offer { get; }

    /// <summary>Whether there is anything to give: a group that has done something by itself keeps what it has.</summary>
    /// <exception cref="StoreException">The database did not do as asked.</exception>
    Task<bool> IsOfferedAsync(CommunityRef community, CancellationToken cancellationToken);

    /// <summary>Gives it. Twice is harmless, and what a stop left half done is completed.</summary>
    /// <param name="channel">Where the group meets.</param>
    /// <param name="people">Everybody in the group, two at least.</param>
    /// <returns>What to say: that it is there, or why it is not.</returns>
    /// <exception cref="StoreException">The database did not do as asked.</exception>
    Task<string> GiveAsync(CommunityRef community, RoomRef channel, IReadOnlyList<MadeUpPerson> people, CancellationToken cancellationToken);
}

/// <summary>A past on offer.</summary>
/// <param name="Label">The button, 1-40 characters.</param>
/// <param name="Subcommands">What shows most of it.</param>
public sealed record PastOffer(string Label, IReadOnlyList<string> Subcommands);

/// <summary>Somebody who is made up.</summary>
/// <param name="Name">As shown.</param>
/// <param name="TimeZone">IANA zone.</param>
public sealed record MadeUpPerson(PersonRef Person, string Name, string TimeZone);
