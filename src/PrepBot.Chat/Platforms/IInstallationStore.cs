using PrepBot.Values.Identity;
using PrepBot.Values.Secrets;

namespace PrepBot.Chat.Platforms;

/// <summary>Keeps where people have let the bot in by themselves, with the token it was given there, sealed.</summary>
public interface IInstallationStore
{
    /// <summary>Every installation that has not ended.</summary>
    Task<IReadOnlyList<Installation>> ListAsync(PlatformName platform, CancellationToken cancellationToken);

    /// <summary>The installation that speaks for a community: its own, else that of its organisation; null when there is none.</summary>
    /// <param name="community">The community.</param>
    /// <param name="organisation">The organisation it is part of, where the platform says so; null for what was said before.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<Installation?> FindAsync(CommunityRef community, string? organisation, CancellationToken cancellationToken);

    /// <summary>Keeps an installation in place of the one there was.</summary>
    Task SaveAsync(Installation installation, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Remembers which organisation a community is part of; its own installation, where it has one, stays.</summary>
    Task PlaceAsync(CommunityRef community, string organisation, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The communities of an organisation that have no installation of their own, as far as they are known.</summary>
    Task<IReadOnlyList<string>> PartsOfAsync(PlatformName platform, string organisation, CancellationToken cancellationToken);

    /// <summary>It has ended: its token is erased. One that has taken its place is not touched.</summary>
    Task EndAsync(CommunityRef place, Guid installation, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Somebody sets out to install: what the platform is to hand back. Nothing is kept of it, so nobody who sets out can be in anybody's way.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="browserHash">The hash of what the browser keeps meanwhile; 64 characters of lower-case hex.</param>
    /// <param name="expiresAt">Until when it is good.</param>
    string SetOut(PlatformName platform, string browserHash, DateTimeOffset expiresAt);

    /// <summary>Somebody comes back from it. What is handed back is good for one return, whatever comes of it.</summary>
    /// <returns>Whether it was given here, to this browser, and not too long ago.</returns>
    Task<bool> ComeBackAsync(PlatformName platform, string state, string browserHash, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>The bot, let into a community or into a whole organisation.</summary>
/// <param name="Id">Its own; another one after it was installed anew.</param>
/// <param name="Platform">The platform.</param>
/// <param name="Place">The platform's id of the community, or of the organisation.</param>
/// <param name="IsOrganisation">Whether it speaks for every community of an organisation.</param>
/// <param name="Organisation">The organisation the place is part of, or null.</param>
/// <param name="BotPerson">Who the bot is there; 1-60 characters.</param>
/// <param name="Token">For calls there.</param>
public sealed record Installation(
    Guid Id, PlatformName Platform, string Place, bool IsOrganisation, string? Organisation, string BotPerson, Secret Token);
