const EMOJI = Object.fromEntries(
  `white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ warning ⚠️
  no_entry ⛔ no_entry_sign 🚫 octagonal_sign 🛑 rotating_light 🚨 exclamation ❗ question ❓ grey_question ❔
  information_source ℹ️ bulb 💡 memo 📝 clipboard 📋 page_facing_up 📄 link 🔗 mag 🔍 key 🔑 lock 🔒 unlock 🔓
  closed_lock_with_key 🔐 shield 🛡️ gear ⚙️ wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ package 📦 ship 🚢 anchor ⚓
  rocket 🚀 boat ⛵ ferry ⛴️ world_map 🗺️ earth_africa 🌍 earth_americas 🌎 cloud ☁️ satellite 🛰️
  electric_plug 🔌 computer 💻 desktop_computer 🖥️ floppy_disk 💾 cd 💿 hourglass ⌛ hourglass_flowing_sand ⏳
  stopwatch ⏱️ alarm_clock ⏰ clock3 🕒 calendar 📅 date 📅 snowflake ❄️ fire 🔥 sparkles ✨ tada 🎉 eyes 👀
  wave 👋 raised_hands 🙌 clap 👏 pray 🙏 +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌 point_right 👉 muscle 💪
  point_down 👇 raised_hand ✋ hand ✋ bell 🔔 no_bell 🔕 mega 📣 loudspeaker 📢 speech_balloon 💬 thought_balloon 💭
  arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ arrows_counterclockwise 🔄 repeat 🔁 leftwards_arrow_with_hook ↩️
  fast_forward ⏩ double_vertical_bar ⏸️ black_square_for_stop ⏹️ arrow_forward ▶️ wastebasket 🗑️ recycle ♻️ bug 🐛
  red_circle 🔴 large_orange_circle 🟠 large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵 white_circle ⚪
  black_circle ⚫ large_green_square 🟩 heavy_plus_sign ➕ heavy_minus_sign ➖ robot_face 🤖 bust_in_silhouette 👤
  busts_in_silhouette 👥 money_with_wings 💸 dollar 💵 chart_with_upwards_trend 📈 bar_chart 📊 pushpin 📌 label 🏷️
  smile 😄 slightly_smiling_face 🙂 thinking_face 🤔 sweat_smile 😅 cry 😢 heart ❤️ zzz 💤 seedling 🌱 umbrella ☂️`
    .trim()
    .split(/\s+/)
    .reduce((pairs, word, at) => (at % 2 ? pairs.at(-1).push(word) : pairs.push([word]), pairs), []),
);

/** The character of a short name, or the name itself if it is unknown. */
export const emoji = (name) => EMOJI[name] ?? `:${name}:`;

/** Plain text with short names replaced by characters. */
export const withEmoji = (text) => text.replace(/:([a-z0-9_+-]+):/g, (_, name) => emoji(name));
