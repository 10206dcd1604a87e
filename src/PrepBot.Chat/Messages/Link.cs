using System.Text.Json.Serialization;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Messages;

/// <summary>A button that leads elsewhere and tells us nothing. A closed set.</summary>
/// <param name="Label">1-40 characters.</param>
[JsonDerivedType(typeof(WebLink), "web")]
[JsonDerivedType(typeof(RoomLink), "room")]
[JsonDerivedType(typeof(PrivateRoomLink), "private-room")]
public abstract record Link(string Label);

/// <summary>Leads to a page. Only https ever reaches a reader: any other address is left out by every renderer.</summary>
/// <param name="Label">1-40 characters.</param>
/// <param name="Address">At most <see cref="Messages.Label.MaxAddress"/> characters.</param>
public sealed record WebLink(string Label, string Address) : Link(Label)
{
    /// <summary>Whether a reader may be led there.</summary>
    public bool IsSafe => Address.Length <= Messages.Label.MaxAddress && Uri.TryCreate(Address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0;
}

/// <summary>Leads to a channel or room of the platform.</summary>
/// <param name="Label">1-40 characters.</param>
public sealed record RoomLink(string Label, RoomRef Room) : Link(Label);

/// <summary>
/// Leads to the private room that is opened for this. What is sent privately finds the room when it is sent; it is left out where there is none, and by every
/// renderer that meets it unfound.
/// </summary>
/// <param name="Label">1-40 characters.</param>
/// <param name="Subject">What the room is for.</param>
public sealed record PrivateRoomLink(string Label, Guid Subject) : Link(Label);
