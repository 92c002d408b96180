import type { Locale } from 'antd/es/locale';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type vi from './vi';

/** The languages of the admin; the first is what a new visitor meets. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

const place = 'dongbo.language';

const bundles = {
  vi: () => import('./vi'),
  en: () => import('./en'),
};

const components: Partial<Record<Language, Locale>> = {};

function isLanguage(value: string | null): value is Language {
  return languages.some((language) => language === value);
}

/** Makes the texts ready, in the language that was chosen last in this browser. */
export async function startTexts() {
  const kept = window.localStorage.getItem(place);
  await changeLanguage(isLanguage(kept) ? kept : 'vi');
}

export async function changeLanguage(language: Language) {
  const { default: texts, components: locale } = await bundles[language]();
  components[language] = locale;
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      lng: language,
      resources: {},
      interpolation: { escapeValue: false },
      nsSeparator: false,
    });
  }
  i18next.addResourceBundle(language, 'translation', texts);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  window.localStorage.setItem(place, language);
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'vi';
}

/** The texts that Ant Design's own components show. */
export function componentTexts(): Locale | undefined {
  return components[currentLanguage()];
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof vi };
    nsSeparator: false;
  }
}
