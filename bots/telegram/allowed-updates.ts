/** The kinds of updates that are asked for; Telegram sends no others. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'channel_post',
] as const;
