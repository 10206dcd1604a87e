using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Platforms;
using PrepBot.Playground.Chat;
using PrepBot.Playground.People;
using PrepBot.Values.Identity;

namespace PrepBot.Playground.Inbound;

/// <summary>A past for the group that lives here, where the product has one to give.</summary>
internal sealed class PastEndpoints(Edge edge, RoomBook rooms, CommandRoot root, IEnumerable<IMadeUpPast> pasts)
{
    private readonly IMadeUpPast? _past = pasts.SingleOrDefault();
    private volatile bool _isOver;

    /// <summary>The offer, or null where there is none. A group that has a past keeps it: that is asked for until then.</summary>
    public Task OfferAsync(HttpContext context) => edge.AnswerAsync(context, async cancellationToken =>
    {
        _isOver = _isOver || _past is null || !await _past.IsOfferedAsync(PlaygroundPeople.Community, cancellationToken);
        return new JsonObject { ["offer"] = _isOver ? null : Render(_past!.Offer) };
    });

    /// <summary>Gives it. Anybody here may ask: nobody is real.</summary>
    public Task GiveAsync(HttpContext context) => edge.AnswerAsync(context, async cancellationToken =>
    {
        Acting.PersonOf(context.Request);
        if (_past is null)
            throw new RequestRefusedException(StatusCodes.Status404NotFound, "There is no past to be had.");

        var people = PlaygroundPeople.All.Select(person => new MadeUpPerson(person.Ref, person.Name, person.TimeZone)).ToList();
        var channel = new RoomRef(PlaygroundPeople.Platform, (await rooms.ChannelsAsync(cancellationToken))[0]);
        return new JsonObject { ["words"] = await _past.GiveAsync(PlaygroundPeople.Community, channel, people, cancellationToken) };
    });

    private JsonObject Render(PastOffer offer) => new()
    {
        ["label"] = offer.Label,
        ["lines"] = new JsonArray([.. offer.Subcommands.Select(subcommand => (JsonNode)$"{root} {subcommand}")]),
    };
}
