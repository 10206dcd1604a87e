using PrepBot.Chat.Messages;
using PrepBot.Slack.Posting;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.WebApi;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Inbound;

/// <summary>Files for one person, into their direct conversation with the bot.</summary>
internal sealed class SlackFiles(SlackApiClient api, SlackAddresses addresses, DirectConversations direct)
{
    /// <exception cref="SlackApiException">It did not get through, or nobody knows.</exception>
    public async Task SendAsync(SlackScene scene, Attachment file, CancellationToken cancellationToken)
    {
        var conversation = await direct.OpenAsync(scene.Workspace, scene.User, cancellationToken);
        var id = await HandOverAsync(scene, file, cancellationToken);
        await api.CompleteUploadAsync(scene.Workspace.Token, new CompleteUpload([new UploadedFile(id, file.FileName)], conversation), cancellationToken);
    }

    /// <summary>Nobody sees a file before it is completed, so what breaks off here is tried again.</summary>
    private async Task<string> HandOverAsync(SlackScene scene, Attachment file, CancellationToken cancellationToken)
    {
        try
        {
            return await UploadAsync(scene, file, cancellationToken);
        }
        catch (SlackApiException e) when (e is { Fault: SlackFault.Unknown or SlackFault.NotSent, Error: not "no_answer_in_time" })
        {
            return await UploadAsync(scene, file, cancellationToken);
        }
        catch (SlackApiException e) when (e.Fault == SlackFault.Unknown)
        {
            throw new SlackApiException(e.Method, SlackFault.NotSent, e.Error, e);
        }
    }

    private async Task<string> UploadAsync(SlackScene scene, Attachment file, CancellationToken cancellationToken)
    {
        var altText = file.Twin.Length <= SlackLimits.AltText ? file.Twin : file.FileName;
        var upload = await api.UploadAddressAsync(scene.Workspace.Token, file.FileName, file.Content.Length, altText, cancellationToken);
        if (upload.FileId is not { } id || addresses.Upload(upload.UploadUrl) is not { } address)
            throw new SlackApiException(SlackMethod.UploadAddress.Name, SlackFault.Refused, "not_an_address_of_slacks");

        await api.UploadAsync(address, file.Content, cancellationToken);
        return id;
    }
}
