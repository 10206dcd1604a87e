using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using PrepBot.Chat.Interactions;
using PrepBot.Playground.People;
using PrepBot.Playground.Store;
using PrepBot.Values.Identity;

namespace PrepBot.Playground.Inbound;

/// <summary>Who does something, where, in which delivery.</summary>
/// <param name="Person">From the request's header, never from its body.</param>
/// <param name="Room">One this person may see.</param>
/// <param name="DeliveryId">As the page made it.</param>
/// <param name="At">When it arrived.</param>
internal sealed record Acting(PlaygroundPerson Person, LocalRoom Room, string DeliveryId, DateTimeOffset At)
{
    /// <summary>The header that says as whom the page acts.</summary>
    public const string Header = "Acting-As";

    /// <summary>Well before the page gives up waiting and says that nothing was delivered.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int MinDeliveryIdLength = 8;
    private const int MaxDeliveryIdLength = 40;

    /// <summary>Made of the person as well, so that nobody can take the answer of somebody else's delivery; nobody can be read out of it again.</summary>
    public string Delivery => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Person.Id}:{DeliveryId}")));

    public Origin Origin => new(
        Delivery,
        PlaygroundPeople.Community,
        new RoomRef(PlaygroundPeople.Platform, Room.Id),
        Person.Ref,
        Person.Name,
        Person.IsOrganiser,
        At)
    {
        AnswerBy = At + Patience,
        Proof = EnvelopeProof.Rights,
        TimeZone = Person.TimeZone,
    };

    /// <exception cref="RequestRefusedException">Nobody, or somebody who does not live here.</exception>
    public static PlaygroundPerson PersonOf(HttpRequest request) =>
        PlaygroundPeople.Find(request.Headers[Header]) ?? throw NotChosen();

    /// <summary>Everybody through whose eyes a page looks.</summary>
    /// <exception cref="RequestRefusedException">Nobody, or somebody who does not live here.</exception>
    public static IReadOnlyList<string> ViewersOf(HttpRequest request)
    {
        var ids = request.Headers[Header].ToString().Split(',', StringSplitOptions.TrimEntries).Distinct().ToList();
        return ids.All(id => PlaygroundPeople.Find(id) is not null) ? ids : throw NotChosen();
    }

    /// <exception cref="RequestRefusedException">It is none.</exception>
    public static string CheckDeliveryId(string id) =>
        id.Length is >= MinDeliveryIdLength and <= MaxDeliveryIdLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? id
            : throw new RequestRefusedException("A delivery id has 8 to 40 letters, digits and hyphens.");

    private static RequestRefusedException NotChosen() =>
        new(StatusCodes.Status403Forbidden, "Choose who you are first.");
}
